package dev.tramline.tests.shape.elsewhere;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import java.util.List;

/** A public node whose methods and stage values are visible in this package only. */
@Node
public class Lengths {

  record Words(List<String> list) {}

  /** Where it leads. */
  public sealed interface Next {
    /** The words were measured. */
    record Measured(int total, Unit unit) implements Next {}

    /** There were none. */
    record Nothing() implements Next {}
  }

  @Prep
  Words split(String text) {
    return new Words(List.of(text.isEmpty() ? new String[0] : text.split(" ")));
  }

  @Exec
  int measure(@Prep Words words) {
    return words.list().stream().mapToInt(String::length).sum();
  }

  @Post
  Next route(@Prep Words words, @Exec int total) {
    return words.list().isEmpty() ? new Next.Nothing() : new Next.Measured(total, Unit.LETTERS);
  }
}
