package dev.tramline.tests.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.Out;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypedActionsTest {

  enum Verdict {
    NEEDS_REVISION,
    APPROVED {
      @Override
      boolean isFinal() {
        return true;
      }
    },
    @Transition("thrown out")
    REJECTED,
    mixedCase;

    boolean isFinal() {
      return false;
    }
  }

  @Node
  static class Judge {
    @Post
    @Transition(value = "needsRevision", writes = "remark")
    Verdict judge(Verdict wanted, Out<String> remark) {
      remark.set("because of " + wanted);
      return wanted;
    }
  }

  @Flow
  interface Judging {
    sealed interface Result {
      record NeedsRevision(String remark) implements Result {}

      record Approved(@Key("remark") Optional<String> note) implements Result {}

      record Rejected() implements Result {}

      record MixedCase() implements Result {}
    }

    Result run(Verdict wanted);

    @Exit(value = "thrown out", as = "rejected")
    Judge judge();
  }

  @Test
  void a_constant_is_the_action_of_its_camel_joined_name() {
    assertThat(new TypedActionsTest_JudgingFlow(new Judge()).run(Verdict.NEEDS_REVISION))
        .isEqualTo(new Judging.Result.NeedsRevision("because of NEEDS_REVISION"));
    assertThat(new TypedActionsTest_JudgingFlow(new Judge()).run(Verdict.mixedCase))
        .isEqualTo(new Judging.Result.MixedCase());
  }

  @Test
  void a_constant_with_a_body_is_an_action_too() {
    assertThat(new TypedActionsTest_JudgingFlow(new Judge()).run(Verdict.APPROVED))
        .isEqualTo(new Judging.Result.Approved(Optional.of("because of APPROVED")));
  }

  @Test
  void a_transition_on_a_constant_names_its_action() {
    assertThat(new TypedActionsTest_JudgingFlow(new Judge()).run(Verdict.REJECTED))
        .isEqualTo(new Judging.Result.Rejected());
  }

  /** Sealed interfaces nest, and the records stand at different depths. */
  sealed interface Next {
    sealed interface Forward extends Next {
      record Search(@Key("query") String text, int depth) implements Forward {}

      sealed interface Last extends Forward {
        record Answer() implements Last {}
      }
    }

    @Transition("given up")
    record GiveUp(String reason) implements Next {}
  }

  @Node
  static class Decide {
    @Post
    Next decide(String wanted) {
      return switch (wanted) {
        case "search" -> new Next.Forward.Search("what?", 2);
        case "answer" -> new Next.Forward.Last.Answer();
        default -> new Next.GiveUp("for " + wanted);
      };
    }
  }

  @Node
  static class Search {
    record Found(String found) {}

    @Post
    Found search(String query, int depth) {
      return new Found(query + depth);
    }
  }

  @Flow
  interface Deciding {
    sealed interface Result {
      record Found(String found) implements Result {}

      record Answer() implements Result {}

      record Failed(String reason) implements Result {}
    }

    Result run(String wanted);

    @Exit(value = "given up", as = "failed")
    Decide decide();

    @Exit(as = "found")
    Search search();
  }

  private static Deciding.Result decide(String wanted) {
    return new TypedActionsTest_DecidingFlow(new Decide(), new Search()).run(wanted);
  }

  @Test
  void a_record_of_a_sealed_interface_is_an_action_and_writes_its_components() {
    assertThat(decide("search")).isEqualTo(new Deciding.Result.Found("what?2"));
  }

  @Test
  void nested_sealed_interfaces_are_flattened() {
    assertThat(decide("answer")).isEqualTo(new Deciding.Result.Answer());
  }

  @Test
  void a_transition_on_a_record_names_its_action_and_an_exit_the_variant() {
    assertThat(decide("nothing")).isEqualTo(new Deciding.Result.Failed("for nothing"));
  }

  /** Not a member of its node, but marked as an outcome; its name says where it leads. */
  @Transition("shout")
  record Handover(String text) {}

  @Node
  static class Whisper {
    @Post
    Handover pass(String input) {
      return new Handover(input.strip());
    }
  }

  @Node
  static class Shout {
    record Loud(String loud) {}

    @Post
    @Transition("end")
    Loud shout(String text) {
      return new Loud(text + "!");
    }
  }

  @Node
  static class Silence {
    @Post
    @Transition("pause")
    void hush() {}
  }

  @Node
  static class ExecOnly {
    private final List<String> log;

    ExecOnly(List<String> log) {
      this.log = log;
    }

    @Exec
    void act() {
      log.add("acted");
    }
  }

  @Flow
  interface Speaking {
    @Key("loud")
    String run(String input);

    Silence hush();

    @Transition(to = "whisper")
    ExecOnly pause();

    Whisper whisper();

    @Exit("end")
    Shout shout();

    default String unused() {
      return "default methods are no nodes";
    }

    static String none() {
      return "static methods are no nodes";
    }
  }

  @Test
  void a_plain_record_and_void_have_the_one_action_that_a_transition_declares() {
    List<String> log = new ArrayList<>();
    TypedActionsTest_SpeakingFlow flow =
        new TypedActionsTest_SpeakingFlow(
            new Silence(), new ExecOnly(log), new Whisper(), new Shout());
    assertThat(flow.run(" hey ")).isEqualTo("hey!");
    assertThat(log).containsExactly("acted");
  }

  @Test
  void default_and_static_methods_of_a_flow_are_left_alone() {
    Speaking flow =
        new TypedActionsTest_SpeakingFlow(
            new Silence(), new ExecOnly(List.of()), new Whisper(), new Shout());
    assertThat(flow.unused()).isEqualTo("default methods are no nodes");
    assertThat(TypedActionsTest_SpeakingFlow.GRAPH.nodes()).hasSize(4);
    assertThat(Speaking.none()).isNotEmpty();
  }
}
