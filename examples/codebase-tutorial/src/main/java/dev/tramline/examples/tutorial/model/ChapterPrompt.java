package dev.tramline.examples.tutorial.model;

import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.tutorial.Chapter;
import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.Outline;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Has a model write one chapter. */
final class ChapterPrompt {

  private static final String INSTRUCTIONS =
      """
      You write one chapter of a tutorial for people who are new to a project. You are shown the
      list of all chapters with their files, which chapter is yours, how what it explains is related
      to the rest, and its source.
      Begin with the problem that it solves and with a small example of its use. Explain one idea
      after the other in plain words. Code blocks come from the source and have at most 12 lines.
      Show what happens inside by one small Mermaid diagram. Where you mention what another chapter
      explains, link to its file, as in [Name](02_name.md). End with what was learnt and a link to
      the next chapter, if there is one.
      Reply with nothing but the chapter in Markdown, without its title; sections begin with ##.
      """;

  private static final Pattern WHOLE_FENCE =
      Pattern.compile("(?s)\\A```(?:markdown|md)\\s*\\n(.*)\\n```\\z");
  private static final Pattern TITLE = Pattern.compile("\\A# [^\\n]*\\n*");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+\\.md)(?:#[^)]*)?\\)");
  private static final Pattern FENCE = Pattern.compile("(?m)^\\s*```");

  private final Codebase codebase;
  private final Outline outline;
  private final Chapter chapter;

  ChapterPrompt(Codebase codebase, Outline outline, Chapter chapter) {
    this.codebase = codebase;
    this.outline = outline;
    this.chapter = chapter;
  }

  String instructions() {
    return INSTRUCTIONS;
  }

  String material() {
    String contents =
        outline.chapters().stream()
            .map(
                it ->
                    "%d. %s (%s): %s"
                        .formatted(
                            it.number(), it.name(), it.fileName(), it.abstraction().description()))
            .collect(Collectors.joining("\n"));
    String ties =
        outline.relationships().details().stream()
            .filter(it -> it.touches(chapter.name()))
            .map(it -> "%s %s %s".formatted(it.from(), it.label(), it.to()))
            .collect(Collectors.joining("\n"));
    return "Project: %s\n\nChapters:\n%s\n\nYour chapter: %d. %s\n\nRelationships:\n%s\n\n%s"
        .formatted(
            codebase.name(),
            contents,
            chapter.number(),
            chapter.name(),
            ties,
            Material.files(codebase, List.of(chapter.abstraction())));
  }

  /** Takes the chapter from a reply. */
  String read(String reply) {
    String text = WHOLE_FENCE.matcher(reply.strip()).replaceFirst("$1").strip();
    text = TITLE.matcher(text).replaceFirst("").strip();
    if (text.isEmpty()) {
      throw new ModelReplyException("The chapter is empty.");
    }
    if (FENCE.matcher(text).results().count() % 2 == 1) {
      throw new ModelReplyException("A code block is not closed.");
    }
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      String target = link.group(1);
      boolean known =
          target.equals("index.md")
              || target.contains("://")
              || outline.chapters().stream().anyMatch(it -> it.fileName().equals(target));
      if (!known) {
        throw new ModelReplyException("It links to " + target + ", which is no chapter.");
      }
    }
    return text;
  }
}
