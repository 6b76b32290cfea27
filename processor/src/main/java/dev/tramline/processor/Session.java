package dev.tramline.processor;

import dev.tramline.processor.model.ModelReader;
import dev.tramline.processor.model.Sources;
import dev.tramline.processor.model.UnresolvedTypeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** What the rounds of one compilation share, from what they read with to what prints findings. */
final class Session {

  private final ProcessingEnvironment environment;
  private final Options options;
  private final Sources sources;
  private final FindingPrinter printer;
  private final Guard guard;
  private final Output output;

  Session(ProcessingEnvironment environment, Options options, Sources sources) {
    this.environment = environment;
    this.options = options;
    this.sources = sources;
    this.printer = new FindingPrinter(environment.getMessager(), options);
    this.guard = new Guard(printer);
    this.output = new Output(environment.getFiler(), environment.getElementUtils());
  }

  private ModelReader reader() {
    return new ModelReader(environment.getElementUtils(), environment.getTypeUtils(), sources);
  }

  /** Processes one round, and prints what it found. */
  Round.Deferred process(
      Collection<TypeElement> nodes, Collection<TypeElement> flows, Collection<Element> annotated) {
    Round round = new Round(reader(), guard, output, options);
    Round.Deferred deferred = round.process(nodes, flows, annotated);
    round.findings().forEach(printer::print);
    return deferred;
  }

  /**
   * Ends the compilation with something unread. The compiler itself reports types that do not exist
   * where sources mention them, if only after us; of those that class files mention it may say
   * nothing, and the flow would just be missing.
   */
  void giveUp(Collection<TypeElement> nodes, Collection<TypeElement> flows, boolean errorRaised) {
    if (errorRaised) {
      return;
    }
    List<TypeElement> all = new ArrayList<>(nodes);
    all.addAll(flows);
    for (TypeElement type : all) {
      guard.run(
          type.getQualifiedName().toString(),
          type,
          () -> unresolved(type).ifPresent(missing -> printer.printUnresolved(type, missing)));
    }
  }

  private Optional<String> unresolved(TypeElement type) {
    try {
      ModelReader reader = reader();
      reader.node(type);
      reader.flow(type);
      return Optional.empty();
    } catch (UnresolvedTypeException e) {
      return sources.showMissing(e, environment.getElementUtils(), environment.getTypeUtils())
          ? Optional.empty()
          : Optional.ofNullable(e.getMessage());
    }
  }
}
