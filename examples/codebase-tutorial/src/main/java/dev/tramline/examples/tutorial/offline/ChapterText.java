package dev.tramline.examples.tutorial.offline;

import com.github.javaparser.ast.body.AnnotationDeclaration;
import dev.tramline.examples.tutorial.Chapter;
import dev.tramline.examples.tutorial.Diagram;
import dev.tramline.examples.tutorial.Outline;
import dev.tramline.examples.tutorial.Relationship;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a chapter from what stands in the source. */
final class ChapterText {

  private final JavaCode code;
  private final Outline outline;
  private final Chapter chapter;
  private final Topic topic;
  private final JavaType type;

  ChapterText(JavaCode code, Outline outline, Chapter chapter) {
    this.code = code;
    this.outline = outline;
    this.chapter = chapter;
    this.topic = Topic.of(code, chapter.abstraction());
    this.type = topic.main();
  }

  String write() {
    return Stream.of(
            fromBefore(),
            purpose(),
            section("What it offers", Members.describe(type.declaration())),
            section("Its kinds", kinds()),
            section("In use", usage()),
            section("How it works with others", neighbours()),
            section("Where to go next", onward()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String section(String title, String text) {
    return text.isEmpty() ? "" : "## " + title + "\n\n" + text.strip();
  }

  private String fromBefore() {
    return outline
        .before(chapter)
        .flatMap(
            before ->
                between(before, chapter)
                    .map(
                        tie ->
                            "The last chapter was about %s. %s"
                                .formatted(name(before.name()), sentence(tie))))
        .orElse("");
  }

  private Optional<Relationship> between(Chapter one, Chapter other) {
    return outline.relationships().details().stream()
        .filter(tie -> tie.isBetween(one.name(), other.name()))
        .findFirst();
  }

  private String sentence(Relationship tie) {
    return "%s %s %s."
        .formatted(name(tie.from()), UseKind.ofLabel(tie.label()).verb(), name(tie.to()));
  }

  private String name(String name) {
    JavaType named = code.types().get(name);
    boolean annotation = named.declaration() instanceof AnnotationDeclaration;
    return Phrases.code(annotation ? "@" + name : name);
  }

  private String purpose() {
    String where =
        "%s is %s of package `%s`, in `%s`."
            .formatted(
                name(type.name()),
                Phrases.withArticle(type.kind()),
                type.packageName(),
                type.file().path());
    String doc = type.doc().text();
    return doc.isEmpty()
        ? where + " Its source does not say what it is for."
        : doc + "\n\n" + where;
  }

  private String kinds() {
    return topic.kinds().stream()
        .map(
            kind -> {
              String sentence = kind.doc().firstSentence();
              return "- `%s`%s".formatted(kind.name(), sentence.isEmpty() ? "" : ": " + sentence);
            })
        .collect(Collectors.joining("\n"));
  }

  private String usage() {
    return Excerpt.of(code, topic)
        .map(
            excerpt ->
                "`%s` shows it at work, in `%s` from line %d on:\n\n```java\n%s\n```"
                    .formatted(
                        excerpt.member(),
                        excerpt.user().file().path(),
                        excerpt.line(),
                        excerpt.text()))
        .orElse("");
  }

  private String neighbours() {
    List<Topic> topics =
        outline.chapters().stream().map(it -> Topic.of(code, it.abstraction())).toList();
    List<Relationship> ties = Ties.around(code, topics, type.name());
    List<String> parts = new ArrayList<>();
    if (!ties.isEmpty()) {
      List<String> names =
          Stream.concat(
                  Stream.of(type.name()),
                  ties.stream().flatMap(tie -> Stream.of(tie.from(), tie.to())))
              .distinct()
              .toList();
      parts.add(Diagram.draw(names, ties).strip());
      parts.add(sentences(ties));
    }
    parts.add(usersElsewhere());
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  /** One sentence for each way of being related, in the order of how close it is. */
  private String sentences(List<Relationship> ties) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (UseKind kind : UseKind.values()) {
      for (Relationship tie : ties) {
        if (tie.label().equals(kind.label())) {
          boolean active = tie.from().equals(type.name());
          others
              .computeIfAbsent(active ? kind.verb() : kind.passive(), verb -> new ArrayList<>())
              .add(name(active ? tie.to() : tie.from()));
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    others.forEach(
        (verb, names) ->
            sentences.add(
                "%s %s %s."
                    .formatted(
                        sentences.isEmpty() ? name(type.name()) : "It", verb, Phrases.and(names))));
    return String.join(" ", sentences);
  }

  /** Users that have no chapter. */
  private String usersElsewhere() {
    List<String> users =
        code.usesOf(type).stream()
            .filter(use -> use.kind() != UseKind.REFERS)
            .map(Use::user)
            .filter(user -> !topic.holds(user) && outline.chapter(user.name()).isEmpty())
            .map(user -> Phrases.code(user.name()))
            .distinct()
            .toList();
    return users.isEmpty()
        ? ""
        : "Beyond the chapters of this tutorial it is used by %s."
            .formatted(Phrases.andMore(users, 4));
  }

  private String onward() {
    return outline
        .after(chapter)
        .map(
            after ->
                "Chapter %d is about [%s](%s). %s"
                    .formatted(
                        after.number(),
                        after.name(),
                        after.fileName(),
                        after.abstraction().description()))
        .orElse(
            "This was the last chapter. The [contents](index.md) show how all of them fit"
                + " together.");
  }
}
