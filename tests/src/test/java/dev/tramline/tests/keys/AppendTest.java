package dev.tramline.tests.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppendTest {

  @Node
  static class Talk {
    private final List<List<String>> read;

    Talk(List<List<String>> read) {
      this.read = read;
    }

    sealed interface Next {
      record More(@Append("messages") String message) implements Next {}

      record Enough() implements Next {}
    }

    @Post
    Next talk(List<String> messages, int limit) {
      read.add(messages);
      return messages.size() < limit
          ? new Next.More("message " + messages.size())
          : new Next.Enough();
    }
  }

  @Flow
  interface Talking {
    @Key("messages")
    List<String> run(int limit);

    @Transition(value = "more", to = "talk")
    @Exit("enough")
    Talk talk();
  }

  @Flow
  interface TalkingOn {
    @Key("messages")
    List<String> run(List<String> messages, int limit);

    @Transition(value = "more", to = "talk")
    @Exit("enough")
    Talk talk();
  }

  @Flow
  interface TalkingMaybeOn {
    @Key("messages")
    List<String> run(Optional<List<String>> messages, int limit);

    @Transition(value = "more", to = "talk")
    @Exit("enough")
    Talk talk();
  }

  @Test
  void the_list_is_empty_at_first_and_keeps_the_order_of_the_visits() {
    List<List<String>> read = new ArrayList<>();
    assertThat(new AppendTest_TalkingFlow(new Talk(read)).run(2))
        .containsExactly("message 0", "message 1");
    assertThat(read.get(0)).isEmpty();
  }

  @Test
  void a_list_that_was_read_never_changes_later() {
    List<List<String>> read = new ArrayList<>();
    new AppendTest_TalkingFlow(new Talk(read)).run(40);
    assertThat(read).hasSize(41);
    for (int visit = 0; visit < read.size(); visit++) {
      assertThat(read.get(visit)).hasSize(visit);
      if (visit > 0) {
        assertThat(read.get(visit)).endsWith("message " + (visit - 1));
      }
    }
  }

  @Test
  void a_list_that_was_read_cannot_be_changed() {
    List<String> result = new AppendTest_TalkingFlow(new Talk(new ArrayList<>())).run(1);
    assertThatThrownBy(() -> result.add("x")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> result.set(0, "x")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void an_input_of_that_name_is_the_list_to_begin_with_and_stays_as_it_is() {
    List<String> messages = new ArrayList<>(List.of("hello"));
    assertThat(new AppendTest_TalkingOnFlow(new Talk(new ArrayList<>())).run(messages, 3))
        .containsExactly("hello", "message 1", "message 2");
    assertThat(messages).containsExactly("hello");
  }

  @Test
  void an_optional_input_of_that_name_may_be_absent() {
    AppendTest_TalkingMaybeOnFlow flow =
        new AppendTest_TalkingMaybeOnFlow(new Talk(new ArrayList<>()));
    assertThat(flow.run(Optional.empty(), 1)).containsExactly("message 0");
    assertThat(flow.run(Optional.of(List.of("hello")), 2)).containsExactly("hello", "message 1");
  }

  @Test
  void the_next_run_begins_with_a_list_of_its_own() {
    AppendTest_TalkingFlow flow = new AppendTest_TalkingFlow(new Talk(new ArrayList<>()));
    List<String> first = flow.run(1);
    assertThat(flow.run(1)).containsExactly("message 0");
    assertThat(first).containsExactly("message 0");
  }

  @Node
  static class Say {
    @Exec
    @Append("messages")
    int say() {
      return 1;
    }
  }

  @Node
  static class SayMaybe {
    record Said(@Append("messages") Optional<String> said) {}

    @Post
    Said say(Optional<String> wanted) {
      return new Said(wanted);
    }
  }

  @Node
  static class SayAndFail {
    @Exec
    @Append("messages")
    int say() {
      return 2;
    }

    @Post
    void fail() {
      throw new IllegalStateException("after saying");
    }
  }

  @Node
  static class SayTwice {
    record Said(@Append("messages") String first, @Append("others") String second) {}

    @Exec
    String both() {
      return "both";
    }

    @Post
    Said say(@Exec String text) {
      return new Said(text + 1, text + 2);
    }
  }

  @Flow
  interface Saying {
    @Key("messages")
    List<Integer> run();

    @Transition(to = "again")
    Say once();

    Say again();
  }

  @Flow
  interface SayingMaybe {
    @Key("messages")
    List<String> run(Optional<String> wanted);

    SayMaybe say();
  }

  @Flow
  interface SayingTwoThings {
    record Result(List<String> messages, List<String> others) {}

    Result run();

    @Transition(to = "again")
    SayTwice once();

    SayTwice again();
  }

  @Flow
  interface Failing {
    @Key("messages")
    List<Integer> run(List<Integer> messages);

    SayAndFail fail();
  }

  @Test
  void an_exec_appends_its_result_boxed() {
    assertThat(new AppendTest_SayingFlow(new Say(), new Say()).run()).containsExactly(1, 1);
  }

  @Test
  void an_absent_value_is_not_appended() {
    AppendTest_SayingMaybeFlow flow = new AppendTest_SayingMaybeFlow(new SayMaybe());
    assertThat(flow.run(Optional.empty())).isEmpty();
    assertThat(flow.run(Optional.of("x"))).containsExactly("x");
  }

  @Test
  void one_record_may_append_to_several_lists() {
    assertThat(new AppendTest_SayingTwoThingsFlow(new SayTwice(), new SayTwice()).run())
        .isEqualTo(
            new SayingTwoThings.Result(List.of("both1", "both1"), List.of("both2", "both2")));
  }

  @Test
  void a_node_that_fails_appends_nothing() {
    List<Integer> messages = new ArrayList<>(List.of(1));
    assertThatThrownBy(() -> new AppendTest_FailingFlow(new SayAndFail()).run(messages))
        .isInstanceOf(NodeFailedException.class);
    assertThat(messages).containsExactly(1);
  }
}
