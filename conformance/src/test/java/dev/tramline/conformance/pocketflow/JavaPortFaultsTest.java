package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.conformance.pocketflow.Arithmetic.Add;
import dev.tramline.conformance.pocketflow.Arithmetic.Multiply;
import dev.tramline.conformance.pocketflow.Arithmetic.Number;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults that only the Java port has, or has in its own way. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JavaPortFaultsTest {

  @Test
  @Case(
      id = "Fp46",
      there =
          "`new Flow()` and a BatchFlow without arguments always throw a NullPointerException, so"
              + " `start(node)` is of no use",
      here =
          "the constructor takes every node; the builder and a null name the node that is missing",
      why = "a flow that exists can run")
  void fp46_aFlowIsBuiltWhole() {
    assertThatThrownBy(
            () -> FlowBasicTest_ChainFlow.builder().number(new Number(5)).add(new Add(3)).build())
        .hasMessageContaining("multiply");
    assertThatThrownBy(() -> new FlowBasicTest_ChainFlow(new Number(5), null, new Multiply(2)))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("add");
  }

  @Test
  @Case(
      id = "Fp47",
      there = "a BatchNode must implement `exec(List)`, which is never called, beside `execItem`",
      here = "`@Batch` on the one exec, which takes the item",
      why = "nothing is written for the framework alone")
  void fp47_aBatchHasOneExec() {
    Snippet.compile(
            """
            @Node class Lengths {
              @Prep List<String> words(String text) { return List.of(text.split(" ")); }
              @Exec @Batch @Key("lengths") int length(@Prep String word) { return word.length(); }
            }
            @Flow interface Counting {
              @Key("lengths") List<Integer> run(String text);
              Lengths lengths();
            }
            """)
        .isFine();
  }

  /** Fails twice, each time when both runs are at the same attempt. */
  @Node
  static class Shared {
    private final CyclicBarrier together = new CyclicBarrier(2);
    private final AtomicInteger calls = new AtomicInteger();

    @Exec
    @Retry(attempts = 3)
    @Key("reply")
    String ask(String name, RunContext context) throws Exception {
      calls.incrementAndGet();
      together.await();
      if (context.attempt() < 2) {
        throw new IOException("busy");
      }
      return name + " at attempt " + (context.attempt() + 1);
    }
  }

  @Flow
  interface Sharing {
    @Key("reply")
    String run(String name);

    Shared model();
  }

  @Test
  @Case(
      id = "Fp48",
      there =
          "retry counter and params are fields of the shared node: it cannot serve two runs at"
              + " once",
      here = "two runs use one node at the same time, each with 3 attempts of its own",
      why = "one flow, built once, serves all requests")
  void fp48_aNodeServesRunsSideBySide() {
    Shared model = new Shared();
    JavaPortFaultsTest_SharingFlow flow = new JavaPortFaultsTest_SharingFlow(model);
    FlowRun<String> one = flow.start("a");
    FlowRun<String> two = flow.start("b");
    assertThat(List.of(one.join(), two.join())).containsExactly("a at attempt 3", "b at attempt 3");
    assertThat(model.calls).hasValue(6);
  }

  @Node
  static class Throwing {
    private final IOException failure = new UnknownHostException("of exec");
    private final IOException fallbackFailure = new IOException("of the fallback");
    private final boolean fallsBack;

    Throwing(boolean fallsBack) {
      this.fallsBack = fallsBack;
    }

    @Exec
    @Key("reply")
    String ask() throws IOException {
      throw failure;
    }

    @Fallback
    String instead(UnknownHostException unknown) throws IOException {
      throw fallsBack ? fallbackFailure : unknown;
    }
  }

  @Flow
  interface Failing {
    @Key("reply")
    String run();

    Throwing model();
  }

  private static NodeFailedException failureOf(Throwing model) {
    return catchThrowableOfType(
        NodeFailedException.class, new JavaPortFaultsTest_FailingFlow(model)::run);
  }

  @Test
  @Case(
      id = "Fp49",
      there = "exec cannot throw checked exceptions, and what a fallback throws is wrapped",
      here = "every stage may throw what it likes; the cause is the very exception that was thrown",
      why = "clients of services throw checked exceptions")
  void fp49_checkedExceptionsArriveAsTheyAre() {
    Throwing rethrows = new Throwing(false);
    assertThat(failureOf(rethrows).getCause()).isSameAs(rethrows.failure);
    Throwing fallsBack = new Throwing(true);
    NodeFailedException failure = failureOf(fallsBack);
    assertThat(failure.getCause()).isSameAs(fallsBack.fallbackFailure);
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
  }

  /** Its result has the name of a node. */
  @Node
  static class Write {
    @Exec
    @Key("text")
    String write() {
      return "discard";
    }
  }

  @Node
  static class Finish {
    private final String how;

    Finish(String how) {
      this.how = how;
    }

    @Exec
    @Key("end")
    String end(String text) {
      return how + " " + text;
    }
  }

  @Flow
  interface Writing {
    @Key("end")
    String run();

    @Transition(to = "publish")
    Write write();

    Finish publish();
  }

  @Test
  @Case(
      id = "Fp50",
      there =
          "the README's example (which does not compile) takes the result of exec for the action,"
              + " and ends after its first node",
      here =
          "the result of exec is a value, the outcome of post an action: without post it is"
              + " `default`",
      why =
          "text from a model never decides where a flow goes, unless a post says how; and every"
              + " example in the documentation is compiled by a test")
  void fp50_aResultIsNoAction() {
    assertThat(new JavaPortFaultsTest_WritingFlow(new Write(), new Finish("published")).run())
        .isEqualTo("published discard");
  }
}
