package dev.tramline.examples.tutorial.offline;

import dev.tramline.examples.tutorial.Abstraction;
import dev.tramline.examples.tutorial.Analyst;
import dev.tramline.examples.tutorial.Chapter;
import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.Outline;
import dev.tramline.examples.tutorial.Relationships;
import dev.tramline.examples.tutorial.TutorialException;
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Understands Java by parsing it. Safe for several threads and runs. */
public final class JavaAnalyst implements Analyst {

  /** The codebase asked about last, so that it is parsed once. */
  private final AtomicReference<JavaCode> last = new AtomicReference<>();

  /** Creates an analyst. */
  public JavaAnalyst() {}

  private JavaCode code(Codebase codebase) {
    JavaCode known = last.get();
    if (known == null || known.codebase() != codebase) {
      known = JavaCode.parse(codebase);
      last.set(known);
    }
    return known;
  }

  @Override
  public List<Abstraction> identify(Codebase codebase, int limit, RunContext run) {
    JavaCode code = code(codebase);
    code.problems().forEach(run::emit);
    if (code.types().isEmpty()) {
      throw new TutorialException(
          "There is no Java type in %s (%s). Offline only Java is understood; with a model, other"
                  .formatted(codebase.name(), Summary.fileCounts(codebase))
              + " languages are as well.");
    }
    return Ranking.topics(code, limit).stream().map(Topic::toAbstraction).toList();
  }

  @Override
  public Relationships relate(Codebase codebase, List<Abstraction> abstractions, RunContext run) {
    JavaCode code = code(codebase);
    List<Topic> topics = abstractions.stream().map(it -> Topic.of(code, it)).toList();
    return new Relationships(Summary.of(code, topics), Ties.between(code, topics));
  }

  @Override
  public List<Abstraction> order(
      List<Abstraction> abstractions, Relationships relationships, RunContext run) {
    return ReadingOrder.of(abstractions, relationships.details());
  }

  @Override
  public String write(Codebase codebase, Outline outline, Chapter chapter, RunContext run) {
    return new ChapterText(code(codebase), outline, chapter).write();
  }
}
