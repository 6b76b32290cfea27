package dev.tramline.tests.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import dev.tramline.runtime.StepLimitException;
import dev.tramline.tests.support.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An implementation of a flow written by hand is one opaque exec of the run around it. */
class FakeFlowTest {

  @Node
  static class Trim {
    @Exec
    @Key("text")
    String trim(String text) {
      return text.strip();
    }
  }

  @Flow
  interface Rewrite {
    @Key("text")
    String rewrite(String text);

    Trim trim();
  }

  @Flow
  interface Publish {
    @Key("text")
    String publish(String text);

    @Transition(to = "inner")
    Trim first();

    Rewrite inner();
  }

  @Node
  static class Split {
    record Parts(String head, String tail) {}

    @Post
    Parts split(String text) {
      return new Parts(text.substring(0, 1), text.substring(1));
    }
  }

  @Flow
  interface Splitting {
    record Parts(String head, String tail) {}

    Parts split(String text);

    Split split();
  }

  @Flow
  interface Cutting {
    record Parts(String head, String tail) {}

    Parts cut(String text);

    Splitting inner();
  }

  @Flow
  interface Sending {
    void send(String text);

    Send send();
  }

  @Node
  static class Send {
    @Exec
    void send(String text) {
      throw new AssertionError("the fake stands in for " + text);
    }
  }

  @Flow
  interface SendingTwice {
    void run(String text);

    @Transition(to = "two")
    Sending one();

    Sending two();
  }

  private record FakeRewrite(UnaryOperator<String> body) implements Rewrite {
    @Override
    public String rewrite(String text) {
      return body.apply(text);
    }

    @Override
    public Trim trim() {
      throw new AssertionError("the run needs the entry only");
    }
  }

  private record FakeSplitting(Parts parts) implements Splitting {
    @Override
    public Parts split(String text) {
      return parts;
    }

    @Override
    public Split split() {
      throw new AssertionError("the run needs the entry only");
    }
  }

  private record FakeSending(List<String> sent) implements Sending {
    @Override
    public void send(String text) {
      sent.add(text);
    }

    @Override
    public Send send() {
      throw new AssertionError("the run needs the entry only");
    }
  }

  private final EventLog log = new EventLog();

  private FakeFlowTest_PublishFlow publish(UnaryOperator<String> body) {
    return new FakeFlowTest_PublishFlow(new Trim(), new FakeRewrite(body))
        .with(RunOptions.builder().listener(log).build());
  }

  @Test
  void aFakeIsCalledWithTheKeysAndItsResultIsWritten() {
    assertThat(publish(text -> "<" + text + ">").publish(" a ")).isEqualTo("<a>");
    assertThat(log.lines())
        .containsExactly(
            "run Publish",
            "enter first",
            "leave first -default->",
            "enter inner",
            "leave inner -default->",
            "finished Publish");
  }

  @Test
  void aFakeWithoutAResultIsCalled() {
    FakeSending sending = new FakeSending(new ArrayList<>());

    new FakeFlowTest_SendingTwiceFlow(sending, sending).run("news");

    assertThat(sending.sent()).containsExactly("news", "news");
  }

  @Test
  void anExceptionOfAFakeFailsItsNodeInExec() {
    IllegalStateException cause = new IllegalStateException("offline");

    NodeFailedException failed =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                publish(
                        text -> {
                          throw cause;
                        })
                    .publish("a"));

    assertThat(failed.flow()).isEqualTo("Publish");
    assertThat(failed.node()).isEqualTo("inner");
    assertThat(failed.stage()).isEqualTo(Stage.EXEC);
    assertThat(failed.attempts()).isEqualTo(1);
    assertThat(failed.path()).containsExactly("first", "inner");
    assertThat(failed).hasCause(cause);
    assertThat(log.lines())
        .endsWith(
            "enter inner",
            "attempt 0 of 1 failed in inner",
            "inner failed: " + cause,
            "failed Publish");
  }

  @Test
  void anErrorOfAFakeGoesThroughAsItIs() {
    AssertionError error = new AssertionError("wrong");

    assertThatThrownBy(
            () ->
                publish(
                        text -> {
                          throw error;
                        })
                    .publish("a"))
        .isSameAs(error);
  }

  @Test
  void theFailureOfAnotherRunInsideAFakeIsTheCauseAndKeepsItsOwnFlow() {
    Trim failing =
        new Trim() {
          @Override
          String trim(String text) {
            throw new IllegalStateException("broken");
          }
        };
    Rewrite broken = new FakeRewrite(new FakeFlowTest_RewriteFlow(failing)::rewrite);

    NodeFailedException failed =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new FakeFlowTest_PublishFlow(new Trim(), broken).publish("a"));

    assertThat(failed.flow()).isEqualTo("Publish");
    assertThat(failed.node()).isEqualTo("inner");
    assertThat(failed.getCause())
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            inner -> {
              assertThat(inner.flow()).isEqualTo("Rewrite");
              assertThat(inner.node()).isEqualTo("trim");
            });
  }

  @Test
  void aNullResultOfAFakeIsRejectedNamingTheKey() {
    NodeFailedException failed =
        catchThrowableOfType(NodeFailedException.class, () -> publish(text -> null).publish("a"));

    assertThat(failed.node()).isEqualTo("inner");
    assertThat(failed.stage()).isEqualTo(Stage.EXEC);
    assertThat(failed).hasMessageContaining("null for key \"text\"");
  }

  @Test
  void aNullRecordOfAFakeIsRejectedNamingTheEntry() {
    Cutting flow = new FakeFlowTest_CuttingFlow(new FakeSplitting(null));

    assertThatThrownBy(() -> flow.cut("abc"))
        .isInstanceOf(NodeFailedException.class)
        .hasMessageContaining("node inner failed in EXEC")
        .hasMessageContaining("entry split returned null");
  }

  @Test
  void aNullComponentOfAFakesResultIsRejectedNamingTheKey() {
    Cutting flow = new FakeFlowTest_CuttingFlow(new FakeSplitting(new Splitting.Parts("a", null)));

    assertThatThrownBy(() -> flow.cut("abc"))
        .isInstanceOf(NodeFailedException.class)
        .hasMessageContaining("node inner failed in EXEC")
        .hasMessageContaining("null for key \"tail\"");
  }

  @Test
  void anInterceptorSeesAFakeAndMayReplaceIt() {
    List<String> seen = new ArrayList<>();
    RunOptions options =
        RunOptions.builder()
            .interceptor(
                call -> {
                  seen.add(call.context().stepId() + call.arguments());
                  return call.context().node().equals("inner") ? "replaced" : call.proceed();
                })
            .build();
    FakeFlowTest_PublishFlow flow =
        publish(
            text -> {
              throw new AssertionError("replaced");
            });

    assertThat(flow.with(options).publish(" a ")).isEqualTo("replaced");
    assertThat(seen).containsExactly("first/0[ a ]", "inner/0[a]");
  }

  @Test
  void anInterceptorMayCallAFakeThatReturnsNothing() {
    FakeSending sending = new FakeSending(new ArrayList<>());
    List<Object> results = new ArrayList<>();
    RunOptions options =
        RunOptions.builder()
            .interceptor(
                call -> {
                  Object result = call.proceed();
                  results.add(result);
                  return result;
                })
            .build();

    new FakeFlowTest_SendingTwiceFlow(sending, sending).with(options).run("news");

    assertThat(sending.sent()).containsExactly("news", "news");
    assertThat(results).containsExactly(null, null);
  }

  @Test
  void aFakeCountsAsOneStep() {
    FakeFlowTest_PublishFlow flow = publish(text -> text);

    assertThat(flow.with(RunOptions.builder().maxSteps(2).build()).publish("a")).isEqualTo("a");
    assertThatThrownBy(() -> flow.with(RunOptions.builder().maxSteps(1).build()).publish("a"))
        .isInstanceOfSatisfying(
            StepLimitException.class,
            stopped -> assertThat(stopped.path()).containsExactly("first"));
  }

  @Test
  void aFakeMayDelegateToAGeneratedFlowWhichIsThenARunOfItsOwn() {
    EventLog own = new EventLog();
    Rewrite generated =
        new FakeFlowTest_RewriteFlow(new Trim()).with(RunOptions.builder().listener(own).build());

    assertThat(publish(generated::rewrite).publish("a")).isEqualTo("a");
    assertThat(own.lines())
        .containsExactly("run Rewrite", "enter trim", "leave trim -default->", "finished Rewrite");
    assertThat(own.events().get(0).runId()).isNotEqualTo(log.events().get(0).runId());
  }
}
