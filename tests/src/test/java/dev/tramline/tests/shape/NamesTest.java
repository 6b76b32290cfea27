package dev.tramline.tests.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.RunContext;
import org.junit.jupiter.api.Test;

/** Names that generated code must not trip over. */
class NamesTest {

  /** As compilers of other languages on the JVM make them. */
  @Node
  static class With$Dollar {
    @Exec
    @Key("out$put")
    String get$value(String in$put, @Key("a-b c") String dashed) {
      return in$put + dashed;
    }
  }

  @Flow
  interface Dollar$Flow {
    @Key("out$put")
    String run$it(String in$put, @Key("a-b c") String text);

    With$Dollar node$1();
  }

  @Test
  void names_may_hold_dollars_and_keys_any_text() {
    assertThat(new NamesTest_Dollar$FlowFlow(new With$Dollar()).run$it("a", "b")).isEqualTo("ab");
  }

  /** Reads keys that bear the names of the locals and fields of generated code. */
  @Node
  static class Clashing {
    record Frame(String frame, String outcome, String action, String value, String next) {}

    @Prep
    String prep(String node, String retry, String runContext, RunContext context) {
      return node + retry + runContext + context.node();
    }

    @Exec
    String exec(
        @Prep String prepared,
        @Key("prepared") String key,
        String result,
        String item,
        String items,
        String failure,
        String e) {
      return prepared + key + result + item + items + failure + e;
    }

    @Post
    Frame post(@Exec String result, @Key("result") String key, String f, String options) {
      return new Frame(result, key, f, options, "next");
    }
  }

  @Flow
  interface Clash {
    record Result(String frame, String outcome, String action, String value, String next) {}

    Result run(
        String node,
        String retry,
        String runContext,
        String prepared,
        String result,
        String item,
        String items,
        String failure,
        String e,
        String f,
        String options);

    Clashing frame();
  }

  @Test
  void keys_and_nodes_may_bear_the_names_that_generated_code_uses() {
    assertThat(
            new NamesTest_ClashFlow(new Clashing())
                .run("1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b"))
        .isEqualTo(new Clash.Result("123frame456789", "5", "a", "b", "next"));
  }

  /** Nodes named like the members of the generated flow and of its nested classes. */
  @Flow
  interface Members {
    @Key("trail")
    String result(String trail);

    @Transition(to = "run")
    Step flow();

    @Transition(to = "step")
    Step run();

    @Transition(to = "options")
    Step step();

    @Transition(to = "build")
    Step options();

    @Transition(to = "fingerprint")
    Step build();

    @Transition(to = "visit")
    Step fingerprint();

    @Transition(to = "GRAPH")
    Step visit();

    @Transition(to = "Run")
    Step GRAPH();

    @Transition(to = "object")
    Step Run();

    Step object();
  }

  @Node
  static class Step {
    @Exec
    @Key("trail")
    String step(String trail, RunContext context) {
      return trail + " " + context.node();
    }
  }

  @Test
  void nodes_and_entry_may_bear_the_names_of_generated_members() {
    Step step = new Step();
    NamesTest_MembersFlow flow =
        NamesTest_MembersFlow.builder()
            .flow(step)
            .run(step)
            .step(step)
            .options(step)
            .build(step)
            .fingerprint(step)
            .visit(step)
            .GRAPH(step)
            .Run(step)
            .object(step)
            .build();
    assertThat(flow.result("go"))
        .isEqualTo("go flow run step options build fingerprint visit GRAPH Run object");
  }

  /** Types that bear the names of types the generated code imports. */
  static class Types {
    record String(java.lang.String text) {}

    record List(java.lang.String text) {}

    record Optional(java.lang.String text) {}

    record Object(java.lang.String text) {}

    @Node
    static class Stage {
      record RetryPolicy(@Key("string") String a, @Key("object") Object b) {}

      @Exec
      Optional exec(List list) {
        return new Optional(list.text() + "!");
      }

      @Post
      RetryPolicy post(@Exec Optional result, Out<java.lang.Boolean> done) {
        done.set(true);
        return new RetryPolicy(new String(result.text()), new Object("object"));
      }
    }

    @Flow
    interface Objects {
      record Result(
          @Key("string") String a, @Key("object") Object b, java.util.Optional<Boolean> done) {}

      Result run(List list);

      Stage generated();
    }
  }

  @Test
  void types_may_bear_the_names_of_types_that_generated_code_uses() {
    Types.Objects.Result result =
        new NamesTest_Types_ObjectsFlow(new Types.Stage()).run(new Types.List("x"));
    assertThat(result.a().text()).isEqualTo("x!");
    assertThat(result.b().text()).isEqualTo("object");
    assertThat(result.done()).contains(true);
  }

  /** Unicode is legal in names, and so are names that differ in case or an underscore only. */
  @Node
  static class Größe {
    enum Richtung {
      ÄNDERN,
      ändern_nicht,
      __
    }

    @Post
    @Transition(value = "ändern", writes = "größe")
    Richtung wählen(int Größe, @Key("größe") Out<Integer> neu) {
      neu.set(Größe + 1);
      return Richtung.ÄNDERN;
    }
  }

  @Flow
  interface Übersicht {
    @Key("größe")
    int run(int Größe, int größe);

    @Exit("ändern")
    @Exit("ändernNicht")
    @Exit("__")
    Größe größe();
  }

  @Test
  void names_may_hold_letters_of_any_script_and_differ_in_case_only() {
    assertThat(new NamesTest_ÜbersichtFlow(new Größe()).run(1, 5)).isEqualTo(2);
  }
}
