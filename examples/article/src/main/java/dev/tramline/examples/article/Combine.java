package dev.tramline.examples.article;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the sections under their headings. */
@Node
public class Combine {

  @Exec
  @Key("draft")
  String combine(List<Section> sections) {
    return sections.stream()
        .map(section -> "## " + section.heading() + "\n\n" + section.text())
        .collect(Collectors.joining("\n\n"));
  }
}
