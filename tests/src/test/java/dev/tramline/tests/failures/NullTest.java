package dev.tramline.tests.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nulls where none may be, beyond the plain cases: in variants, lists, and before post. */
class NullTest {

  @Node
  static class NullSealed {
    sealed interface Next {
      record Left(String answer) implements Next {}

      record Right(@Key("answer") String other) implements Next {}
    }

    @Post
    Next end(String wanted) {
      return switch (wanted) {
        case "left" -> new Next.Left(null);
        case "right" -> new Next.Right(null);
        default -> null;
      };
    }
  }

  @Node
  static class NullExecKeyAndPost {
    @Exec
    @Key("answer")
    String act() {
      return null;
    }

    @Post
    void end() {
      throw new AssertionError("must not be called");
    }
  }

  @Node
  static class NullAppend {
    record Found(@Append("answers") String found) {}

    @Post
    Found end() {
      return new Found(null);
    }
  }

  @Node
  static class NullExecAppend {
    @Exec
    @Append("answers")
    String act() {
      return null;
    }
  }

  @Node
  static class NullBatchAppend {
    @Prep
    List<String> items() {
      return List.of("a", "b");
    }

    @Exec
    @Batch
    @Append("answers")
    String act(@Prep String item) {
      return item.equals("b") ? null : item;
    }
  }

  @Node
  static class Idle {
    @Exec
    String act() {
      return null;
    }

    @Post
    void end(@Exec String result) {
      assertThat(result).isNull();
    }
  }

  @Node
  static class NullPrep {
    record Answer(String answer) {}

    @Prep
    String prepare() {
      return null;
    }

    @Exec
    String act(@Prep String prepared) {
      return prepared;
    }

    @Post
    Answer end(@Prep String prepared, @Exec String result) {
      return new Answer(prepared + result);
    }
  }

  @Flow
  interface OfSealed {
    @Key("answer")
    String run(String wanted);

    @Exit("left")
    @Exit("right")
    NullSealed node();
  }

  @Flow
  interface OfExecKeyAndPost {
    @Key("answer")
    String run();

    NullExecKeyAndPost node();
  }

  @Flow
  interface OfAppend {
    @Key("answers")
    List<String> run();

    NullAppend node();
  }

  @Flow
  interface OfExecAppend {
    @Key("answers")
    List<String> run();

    NullExecAppend node();
  }

  @Flow
  interface OfBatchAppend {
    @Key("answers")
    List<String> run();

    NullBatchAppend node();
  }

  @Flow
  interface Idling {
    void run();

    Idle node();
  }

  @Flow
  interface Preparing {
    @Key("answer")
    String run();

    NullPrep node();
  }

  private static void assertFails(Runnable run, Stage stage, String... fragments) {
    NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, run::run);
    assertThat(failure).isNotNull();
    assertThat(failure.stage()).isEqualTo(stage);
    assertThat(failure.node()).isEqualTo("node");
    assertThat((Throwable) failure).hasMessageContainingAll(fragments);
  }

  @Test
  void a_null_component_of_any_variant_names_its_key() {
    NullTest_OfSealedFlow flow = new NullTest_OfSealedFlow(new NullSealed());
    assertFails(() -> flow.run("left"), Stage.POST, "null for key \"answer\"");
    assertFails(() -> flow.run("right"), Stage.POST, "null for key \"answer\"");
  }

  @Test
  void a_null_for_the_key_of_exec_fails_exec_before_post() {
    assertFails(
        () -> new NullTest_OfExecKeyAndPostFlow(new NullExecKeyAndPost()).run(),
        Stage.EXEC,
        "null for key \"answer\"");
  }

  @Test
  void a_null_to_append_names_the_key_of_the_list() {
    assertFails(
        () -> new NullTest_OfAppendFlow(new NullAppend()).run(),
        Stage.POST,
        "null for key \"answers\"");
    assertFails(
        () -> new NullTest_OfExecAppendFlow(new NullExecAppend()).run(),
        Stage.EXEC,
        "null for key \"answers\"");
    assertFails(
        () -> new NullTest_OfBatchAppendFlow(new NullBatchAppend()).run(),
        Stage.EXEC,
        "null for key \"answers\"");
  }

  @Test
  void what_passes_between_the_stages_of_a_node_may_be_null() {
    new NullTest_IdlingFlow(new Idle()).run();
    assertThat(new NullTest_PreparingFlow(new NullPrep()).run()).isEqualTo("nullnull");
  }
}
