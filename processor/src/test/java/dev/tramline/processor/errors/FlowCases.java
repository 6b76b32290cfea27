package dev.tramline.processor.errors;

import static dev.tramline.processor.model.Code.TL107;
import static dev.tramline.processor.model.Code.TL110;
import static dev.tramline.processor.model.Code.TL199;
import static dev.tramline.processor.model.Code.TL201;
import static dev.tramline.processor.model.Code.TL202;
import static dev.tramline.processor.model.Code.TL204;
import static dev.tramline.processor.model.Code.TL205;
import static dev.tramline.processor.model.Code.TL206;
import static dev.tramline.processor.model.Code.TL207;
import static dev.tramline.processor.model.Code.TL208;
import static dev.tramline.processor.model.Code.TL209;
import static dev.tramline.processor.model.Code.TL210;
import static dev.tramline.processor.model.Code.TL211;
import static dev.tramline.processor.model.Code.TL214;

import dev.tramline.processor.model.Code;
import java.util.List;

/** What can be wrong with the declaration and the graph of a flow, in the order of the codes. */
final class FlowCases {

  private FlowCases() {}

  /** A node of one action, default. */
  private static final String N = "@Node class N { @Exec void work() {} }\n";

  /** A node of two actions, search and answer. */
  private static final String DECIDE =
      "@Node class Decide { enum Next { SEARCH, ANSWER } @Post Next route() { return null; } }\n";

  /** A node of the actions again and default. */
  private static final String AGAIN =
      """
      @Node class Again {
        @Transition("again") @Transition @Post String route() { return null; }
      }
      """;

  /** A sealed result of two variants, good and bad. */
  private static final String VERDICT =
      """
      sealed interface Verdict {
        record Good() implements Verdict {}
        record Bad() implements Verdict {}
      }
      """;

  /** A case over the nodes above; unused ones do no harm. */
  private static Case with(Code code, String name, String text, String template) {
    return Case.of(code, name, text, template + N + DECIDE + AGAIN + VERDICT);
  }

  static final List<Case> ALL =
      List.of(
          // TL107: values of annotations on flows
          with(
              TL107,
              "no step",
              "maxSteps 0: a run visits at least one node, write 1 or more",
              "@Flow(maxSteps = /*!*/«0|1») interface F { void run(); N n(); }\n"),
          with(
              TL107,
              "no branch at a time",
              "concurrency 0: at least one branch runs at a time, write 1 or more",
              "@Flow(concurrency = /*!*/«0|1») interface F { void run(); N n(); }\n"),
          with(
              TL107,
              "a transition to nowhere",
              "@Transition(\"default\") on a node method must say where the action leads: add to ="
                  + " \"...\"",
              "@Flow interface F { void run(); /*!*/@Transition«|(to = \"m\")» N n(); N m(); }\n"),
          with(
              TL107,
              "a promise in a flow",
              "a flow does not say what a node writes: put `writes` on the node's @Post method",
              """
              @Flow interface F {
                void run();
                @Transition(to = "m"«, writes = /*!*/"text"|») N n();
                N m();
              }
              """),
          with(
              TL107,
              "a rename to a key of no name",
              "a name must have at least one visible character, not \" \"",
              """
              @Node class Reader { @Exec void work(String text) {} }
              @Flow interface F {
                void run(String «text|book»);
                @Rename(key = "text", as = /*!*/"« |book»") Reader n();
              }
              """),
          with(
              TL107,
              "an input of no name",
              "a name must have at least one visible character, not \"\"",
              """
              @Node class Reader { @Exec void work(String text) {} }
              @Flow interface F { void run(@Key(/*!*/"«|text»") String input); Reader n(); }
              """),
          with(
              TL107,
              "a result of no name",
              "a name must have at least one visible character, not \"\"",
              """
              @Node class Writer { @Key("text") @Exec String work() { return ""; } }
              @Flow interface F { @Key(/*!*/"«|text»") String run(); Writer n(); }
              """),
          with(
              TL107,
              "retries of a node without an exec",
              "node Decide has no exec to retry: remove it",
              """
              @Flow interface F {
                void run();
                «/*!*/@Retry(attempts = 2)|» Decide decide();
                N search();
                N answer();
              }
              """),
          with(
              TL107,
              "retries of a nested flow",
              "a nested flow has no exec to retry: put @Retry on its nodes",
              """
              @Flow interface Inner { void run(); N n(); }
              @Flow interface F { void run(); «/*!*/@Retry(attempts = 2)|» Inner inner(); }
              """),
          with(
              TL107,
              "bad retries on a node method",
              "0 attempts: exec is tried at least once, write 1 or more",
              "@Flow interface F { void run(); @Retry(attempts = /*!*/«0|2») N n(); }\n"),
          onEntry("@Transition(to = \"n\")"),
          onEntry("@Exit"),
          onEntry("@Rename(key = \"a\", as = \"b\")"),
          onEntry("@Retry(attempts = 2)"),
          onEntry("@Timeout(\"1s\")"),
          onEntry("@Join"),
          onEntry("@Each(value = \"a\", item = \"b\")"),
          with(
              TL107,
              "a batch of a node method",
              "@Batch has no effect on n: only the @Exec method may have it: move or remove it",
              "@Flow interface F { void run(); «/*!*/@Batch|» N n(); }\n"),
          with(
              TL107,
              "a key of a node method",
              "@Key has no effect on n: only an @Exec or entry method may have it: move or remove"
                  + " it",
              "@Flow interface F { void run(); «/*!*/@Key(\"text\")|» N n(); }\n"),
          with(
              TL107,
              "an exit on a default method",
              "@Exit has no effect on more: only a node method of a @Flow may have it",
              "@Flow interface F { void run(); N n(); «/*!*/@Exit|» default void more() {} }\n"),
          with(
              TL107,
              "a flow that is not marked as one",
              "method F.n is annotated like one of a flow, but interface F has no @Flow",
              "«|@Flow »interface F { void run(); @Transition(to = \"m\") N /*!*/n(); @Exit N m();"
                  + " }\n"),
          with(
              TL107,
              "a stage's value as an input",
              "@Prep has no effect on text: only a parameter of a stage method may have it",
              """
              @Node class Reader { @Exec void work(String text) {} }
              @Flow interface F { void run(«/*!*/@Prep|» String text); Reader n(); }
              """),

          // TL110
          with(
              TL110,
              "one input twice",
              "input \"text\" is declared twice: rename one",
              """
              @Node class Reader { @Exec void work(String text, String other) {} }
              @Flow interface F {
                void run(String text, «@Key("text")|» String /*!*/other);
                Reader n();
              }
              """),
          with(
              TL110,
              "one output twice",
              "record Result carries key \"text\" twice: keep one of the two components",
              """
              @Node class Writer {
                record Done(String text, String other) {}
                @Post Done work() { return null; }
              }
              @Flow interface F {
                record Result(
                    String text,
                    «@Key("text")|» String /*!*/other) {}
                Result run();
                «@SuppressWarnings("TL391")|» Writer n();
              }
              """),

          // TL199: what later versions bring, as far as it stands on flows
          with(
              TL199,
              "an input from outside",
              "@Await on parameter text is not supported by this version: read a plain key",
              """
              @Node class Reader { @Exec void work(String text) {} }
              @Flow interface F { void run(«@Await|» String /*!*/text); Reader n(); }
              """),

          // TL201: what is no flow
          with(
              TL201,
              "a class",
              "@Flow F cannot be a flow, it is no interface: declare it as one",
              """
              @Flow «abstract |»/*!*/«class|interface» F {
                «abstract |»void run();
                «abstract |»N n();
              }
              """),
          with(
              TL201,
              "an enum",
              "is no interface: declare it as one",
              "@Flow /*!*/«enum|interface» F { «ONE|void run(); N n();» }\n"),
          with(
              TL201,
              "a generic interface",
              "is generic: write the types out",
              "@Flow /*!*/interface F«<T>|» { void run(); N n(); }\n"),
          with(
              TL201,
              "a private interface",
              "is private, or inside a private class: make it package-private",
              "class Outer { @Flow «private |»/*!*/interface F { void run(); N n(); } }\n"),
          with(
              TL201,
              "a sealed interface",
              "is sealed, but must be implemented by generated code: remove sealed",
              """
              @Flow «sealed |»/*!*/interface F { void run(); N n(); }
              «record Fake() implements F { public void run() {} public N n() { return null; } }|»
              """),
          with(
              TL201,
              "an interface that extends another",
              "extends Runnable: declare all its methods itself",
              "@Flow /*!*/interface F «extends Runnable |»{ void run(); N n(); }\n"),
          with(
              TL201,
              "an interface that extends a flow",
              "extends Base: declare all its methods itself",
              """
              @Flow interface Base { void run(); N n(); }
              @Flow /*!*/interface F «extends Base |»{ «|void run(); »N more(); }
              """),

          // TL202: entries
          with(
              TL202,
              "no entry",
              "flow F has no entry: declare one method that runs it, its parameters the inputs and"
                  + " its result the outputs",
              "@Flow /*!*/interface F { «|void run(); »N n(); }\n"),
          with(
              TL202,
              "no node",
              "flow F has no node: declare a method without parameters that returns a @Node class",
              "@Flow /*!*/interface F { void run(); «|N n(); »}\n"),
          with(
              TL202,
              "nothing but a default method",
              "flow F has no entry",
              "@Flow /*!*/interface F { «default |»void run()«{}|;» N n(); }\n"),
          with(
              TL202,
              "two entries",
              "flow F has more than one entry, run and again: keep one, or make the other a default"
                  + " method that calls it",
              "@Flow interface F { void run(); «|default »void /*!*/again()«;| { run(); }» N n();"
                  + " }\n"),
          with(
              TL202,
              "a node class without the annotation",
              "method more of flow F looks like a node, but Plain has no @Node: annotate class"
                  + " Plain",
              """
              «|@Node »class Plain { «|@Exec »void work() {} }
              @Flow interface F {
                void run();
                «|@Transition(to = "more") »N n();
                Plain /*!*/more();
              }
              """),
          with(
              TL202,
              "an entry with type parameters",
              "entry run of flow F has type parameters: write the types out",
              """
              @Node class Reader { @Exec void work(Object text) {} }
              @Flow interface F { «<T> |»void /*!*/run(«T|String» text); Reader n(); }
              """),
          with(
              TL202,
              "an entry with a checked exception",
              "entry run of flow F declares IOException, but a run fails with an unchecked"
                  + " FlowException: remove the throws clause",
              "@Flow interface F { void /*!*/run() throws «java.io.IOException|FlowException»; N"
                  + " n(); }\n"),
          with(
              TL202,
              "a key for nothing",
              "entry run of flow F is void and has no result to name: remove @Key",
              "@Flow interface F { «@Key(\"text\")|» void /*!*/run(); N n(); }\n"),
          with(
              TL202,
              "a result that is not named",
              "entry run of flow F returns String without saying which key that is: annotate the"
                  + " method with @Key(\"...\"), or return a record",
              """
              @Node class Writer { @Key("text") @Exec String work() { return ""; } }
              @Flow interface F { «|@Key("text")» String /*!*/run(); Writer n(); }
              """),
          with(
              TL202,
              "a primitive result that is not named",
              "entry run of flow F returns int without saying which key that is",
              """
              @Node class Writer { @Key("size") @Exec int work() { return 1; } }
              @Flow interface F { «|@Key("size")» int /*!*/run(); Writer n(); }
              """),
          with(
              TL202,
              "a sealed result with a class",
              "entry run of flow F has no proper result: F.Bad is no record, as all that implement"
                  + " F.Result have to be: make it a record",
              """
              @Node class Judge { enum Next { GOOD, BAD } @Post Next route() { return null; } }
              @Flow interface F {
                sealed interface Result {}
                record Good() implements Result {}
                «final class|record» Bad«|()» implements Result {}
                Result /*!*/run();
                Judge judge();
              }
              """),
          with(
              TL202,
              "a result that is an Optional of an Optional",
              "entry run of flow F returns an Optional of an Optional: no key has that type, write"
                  + " Optional<String>",
              """
              @Node class Writer { @Key("text") @Exec String work() { return ""; } }
              @Flow interface F {
                @Key("text") Optional<«Optional<String>|String»> /*!*/run();
                Writer n();
              }
              """),
          with(
              TL202,
              "an output that is an Optional of an Optional",
              "component text of Result is an Optional of an Optional: no key has that type",
              """
              @Node class Writer { @Key("text") @Exec String work() { return ""; } }
              @Flow interface F {
                record Result(
                    Optional<«Optional<String>|String»> /*!*/text) {}
                Result run();
                Writer n();
              }
              """),
          with(
              TL202,
              "two variants of one name",
              "entry run of flow F has two result variants named \"good\": rename one",
              """
              @Node class Judge { enum Next { GOOD, BAD } @Post Next route() { return null; } }
              @Flow interface F {
                sealed interface Result {}
                record Good() implements Result {}
                sealed interface Other extends Result { record «Good|Bad»() implements Other {} }
                Result /*!*/run();
                Judge judge();
              }
              """),

          // TL204: dangling actions
          with(
              TL204,
              "an action that no node is named after",
              "dangling action \"answer\": node decide (Decide) can return it, but flow F has no"
                  + " node named answer; declare a node method named answer, or put"
                  + " @Transition(value = \"answer\", to = \"...\") or @Exit(\"answer\") on decide",
              "@Flow interface F { void run(); Decide /*!*/decide(); N search(); «|N answer();"
                  + " »}\n"),
          with(
              TL204,
              "two dangling actions",
              "dangling action \"search\"...dangling action \"answer\"",
              """
              @Flow interface F {
                void run();
                «|@Exit("search") @Exit("answer") »Decide /*!!*/decide();
              }
              """),
          with(
              TL204,
              "a misspelt node",
              "flow F has no node named answer; declare...(did you mean \"anwser\"?)",
              """
              @Flow interface F {
                void run();
                Decide /*!*/decide();
                N search();
                N «anwser|answer»();
              }
              """),
          with(
              TL204,
              "an action that can name no method",
              "flow F has no node named continue; put @Transition(value = \"continue\", to ="
                  + " \"...\") or @Exit(\"continue\") on n",
              """
              @Node class Loop { @Transition("continue") @Post void route() {} }
              @Flow interface F { void run(); «|@Exit("continue")» Loop /*!*/n(); }
              """),
          with(
              TL204,
              "a default that is not the only action",
              "dangling action \"default\": node n (Again) can return it, but that ends a flow only"
                  + " where it is the node's only action; put @Transition(to = \"...\") or @Exit on"
                  + " n",
              "@Flow interface F { void run(); «|@Exit» Again /*!*/n(); N again(); }\n"),
          with(
              TL204,
              "a default where the result is sealed",
              "the result of flow F is sealed, so an exit has to name its variant; put"
                  + " @Transition(to = \"...\") or @Exit(as = \"...\") on n",
              """
              @Flow interface F {
                Verdict run();
                «|@Transition(to = "judge")» N /*!*/n();
                @Exit(value = "search", as = "good")
                @Exit(value = "answer", as = "bad")
                Decide judge();
              }
              """),
          with(
              TL204,
              "an action that is neither node nor variant",
              "flow F has no node or result variant named answer; declare a node method named"
                  + " answer, or put @Transition(value = \"answer\", to = \"...\") or @Exit(value ="
                  + " \"answer\", as = \"...\") on decide",
              """
              @Flow interface F {
                Verdict run();
                @Exit(value = "search", as = "good")
                «|@Exit(value = "answer", as = "bad")»
                Decide /*!*/decide();
              }
              """),
          with(
              TL204,
              "a misspelt variant",
              "has no node or result variant named good...(did you mean \"goood\"?)",
              """
              @Node class Judge { @Transition("good") @Post void route() {} }
              @Flow interface F {
                sealed interface Result { record «Goood|Good»() implements Result {} }
                Result run();
                Judge /*!*/judge();
              }
              """),
          with(
              TL204,
              "an action named like its own node",
              "flow F has no other node named again; put @Transition(value = \"again\", to ="
                  + " \"...\") or @Exit(\"again\") on again",
              """
              @Flow interface F {
                void run();
                @Exit «|@Transition(value = "again", to = "again")» Again /*!*/again();
              }
              """),

          // TL205: wiring of unknown actions
          with(
              TL205,
              "a transition for an unknown action",
              "@Transition for action \"later\": node n (N) never returns it; name one of its"
                  + " actions (default) or remove the annotation",
              """
              @Flow interface F {
                void run();
                «@Exit|» @Transition(value = /*!*/"«later|default»", to = "m") N n();
                N m();
              }
              """),
          with(
              TL205,
              "a transition for a misspelt action",
              "never returns it; name one of its actions (search, answer) or remove the annotation"
                  + " (did you mean \"search\"?)",
              """
              @Flow interface F {
                void run();
                @Transition(value = /*!*/"s«|e»arch", to = "n") Decide decide();
                N n();
                N answer();
              }
              """),
          with(
              TL205,
              "an exit for an unknown action",
              "@Exit for action \"anwser\": node decide (Decide) never returns it; name one of its"
                  + " actions (search, answer) or remove the annotation (did you mean \"answer\"?)",
              """
              @Flow interface F {
                void run();
                @Exit(/*!*/"«anwser|answer»") Decide decide();
                N search();
              }
              """),
          with(
              TL205,
              "an exit for the default that the node does not have",
              "@Exit for action \"default\": node decide (Decide) never returns it",
              """
              @Flow interface F {
                void run();
                «/*!*/@Exit|» Decide decide();
                N search();
                N answer();
              }
              """),

          // TL206: unknown nodes
          with(
              TL206,
              "an unknown start",
              "unknown start \"first\": flow F has no such node; name one of its nodes (n, m)",
              """
              @Flow(start = /*!*/"«first|n»") interface F {
                void run();
                @Transition(to = "m") N n();
                N m();
              }
              """),
          with(
              TL206,
              "a misspelt start",
              "name one of its nodes (again) (did you mean \"again\"?)",
              """
              @Flow(start = /*!*/"aga«|i»n") interface F { void run(); N again(); }
              """),
          with(
              TL206,
              "an unknown target",
              "unknown target \"more\": action \"default\" of node n (N) leads there, but flow F"
                  + " has no such node; name one of its nodes (n, m)",
              """
              @Flow interface F { void run(); @Transition(to = /*!*/"«more|m»") N n(); N m(); }
              """),
          with(
              TL206,
              "a misspelt target",
              "unknown target \"serach\": action \"answer\" of node decide (Decide) leads"
                  + " there...(did you mean \"search\"?)",
              """
              @Flow interface F {
                void run();
                @Transition(value = "answer", to = /*!*/"«serach|search»") Decide decide();
                N search();
              }
              """),

          // TL207 and TL208: the graph
          with(
              TL207,
              "an unreachable node",
              "unreachable node: no path leads from n to node m (N); let a node that is reached"
                  + " return action \"m\", or put @Transition(value = \"...\", to = \"m\") on one,"
                  + " or remove the node method",
              "@Flow interface F { void run(); «|@Transition(to = \"m\")» N n(); N /*!*/m(); }\n"),
          with(
              TL207,
              "two unreachable nodes that reach each other",
              "node one (N)...node two (N)",
              """
              @Flow interface F {
                void run();
                «|@Transition(to = "one")» N n();
                @Transition(to = "two") N /*!*/one();
                «@Transition(to = "one")|» N /*!*/two();
              }
              """),
          with(
              TL207,
              "an unreachable node because of the start",
              "no path leads from m to node n (N)",
              "@Flow«(start = \"m\")|» interface F { void run(); @Transition(to = \"m\") N"
                  + " /*!*/n(); N m(); }\n"),
          with(
              TL208,
              "a node that leads to itself only",
              "no way out: no path leads from node n (N) to an exit, its actions lead only back to"
                  + " it; let an action of n lead on or put @Exit there, or declare @Flow(endless ="
                  + " true)",
              """
              @Flow interface F {
                void run();
                @Transition(to = "n") «N|@Exit("again") Again» /*!*/n();
              }
              """),
          with(
              TL208,
              "a circle",
              "no path leads from node n (N) to an exit, its actions lead only around n, m; let an"
                  + " action of one of n, m lead on",
              """
              @Flow«|(endless = true)» interface F {
                void run();
                @Transition(to = "m") N /*!*/n();
                @Transition(to = "n") N m();
              }
              """),
          with(
              TL208,
              "a circle that is led into",
              "no path leads from node one (N) to an exit, its actions lead only around one, two",
              """
              @Flow interface F {
                void run();
                @Transition(value = "search", to = "one") @Exit("answer") Decide n();
                @Transition(to = "two") N /*!*/one();
                «@Transition(to = "one")|» N two();
              }
              """),

          // TL209: recursion
          with(
              TL209,
              "a flow in itself",
              "flow F contains itself: F -self-> F; remove one of these node methods, such as self",
              """
              @Flow interface Other { void run(); N n(); }
              @Flow interface F { void run(); «F|Other» /*!*/self(); }
              """),
          with(
              TL209,
              "a flow in a flow in itself",
              "flow A contains itself: A -b-> B -c-> C -a-> A; remove one of these node methods",
              """
              @Flow interface A { void run(); B /*!*/b(); }
              @Flow interface B { void run(); C c(); }
              @Flow interface C { void run(); «A|N» a(); }
              """),

          // TL210: wired twice
          with(
              TL210,
              "two transitions",
              "action \"default\" is wired twice: node n (N) has several @Transition or @Exit for"
                  + " it; leave one",
              """
              @Flow interface F {
                void run();
                @Transition(to = "m") «@Transition(to = "m")|» N /*!*/n();
                N m();
              }
              """),
          with(
              TL210,
              "a transition and an exit",
              "action \"search\" is wired twice: node decide (Decide) has several",
              """
              @Flow interface F {
                void run();
                @Transition(value = "search", to = "m")
                @Exit(/*!*/"«search|answer»")
                Decide decide();
                N m();
                «N answer();|»
              }
              """),
          with(
              TL210,
              "a node and a variant of one name",
              "action \"good\" of node judge (Judge) is ambiguous: a node and a result variant of"
                  + " flow F both bear its name; put @Transition(value = \"good\", to = \"good\")"
                  + " or @Exit(\"good\") on judge",
              """
              @Node class Judge { enum Next { GOOD, BAD } @Post Next route() { return null; } }
              @Flow interface F {
                Verdict run();
                «|@Transition(value = "good", to = "good")» Judge /*!*/judge();
                @Exit(as = "good") N good();
              }
              """),

          // TL211: variants
          with(
              TL211,
              "a variant of a result that has none",
              "exit as \"good\" of node n (N): the result of flow F is not sealed and so has no"
                  + " variants; remove as, or make the result a sealed interface",
              "@Flow interface F { void run(); @Exit«(as = /*!*/\"good\")|» N n(); }\n"),
          with(
              TL211,
              "an unknown variant",
              "exit as \"fine\" of node n (Decide): the result of flow F has no such variant; name"
                  + " one of its variants (good, bad) by @Exit(value = \"...\", as = \"...\")",
              """
              @Flow interface F {
                Verdict run();
                @Exit(value = "search", as = "«fine|good»") @Exit(value = "answer", as = "bad")
                Decide /*!*/n();
              }
              """),
          with(
              TL211,
              "a misspelt variant",
              "(did you mean \"good\"?)",
              """
              @Flow interface F {
                Verdict run();
                @Exit(value = "search", as = "go«|o»d") @Exit(value = "answer", as = "bad")
                Decide /*!*/n();
              }
              """),
          with(
              TL211,
              "an unknown variant, at its annotation",
              "exit as \"fine\" of node n (N): the result of flow F has no such variant",
              """
              @Flow interface F {
                sealed interface Result { record Done() implements Result {} }
                Result run();
                @Exit(as = /*!*/"«fine|done»") N n();
              }
              """),
          with(
              TL211,
              "an exit whose action is no variant",
              "exit as \"search\" of node n (Decide): the result of flow F has no such variant",
              """
              @Flow interface F {
                Verdict run();
                @Exit(/*!*/«"search"|value = "search", as = "good"»)
                @Transition(value = "answer", to = "m")
                Decide n();
                @Exit(as = "bad") N m();
              }
              """),
          with(
              TL211,
              "a default exit without a variant",
              "exit as \"default\" of node n (N): the result of flow F has no such variant",
              """
              @Flow interface F {
                sealed interface Result { record Done() implements Result {} }
                Result run();
                /*!*/@Exit«|(as = "done")» N n();
              }
              """),
          with(
              TL211,
              "a variant that no exit reaches",
              "result variant \"bad\" that no exit reaches: no action of flow F ends as it; put"
                  + " @Exit(value = \"...\", as = \"bad\") on a node method, or remove the record",
              """
              @Flow interface F {
                sealed interface Result {
                  record Good() implements Result {}
                  «/*!*/record Bad() implements Result {}|»
                }
                Result run();
                @Exit(as = "good") N n();
              }
              """),

          // TL214: names
          reserved("start"),
          reserved("with"),
          reserved("graph"),
          reserved("builder"),
          with(
              TL214,
              "an entry of a reserved name",
              "method name start is reserved for the generated class: rename the method",
              "@Flow interface F { void /*!*/«start|run»(String text); Reader n(); }\n"
                  + "@Node class Reader { @Exec void work(String text) {} }\n"),
          with(
              TL214,
              "a default method that start would override",
              "method name start is reserved for the generated class: rename the method",
              """
              @Node class Reader { @Exec void work(List<String> texts) {} }
              @Flow interface F {
                void run(List<String> texts);
                default int /*!*/«start|size»(List<String> texts) { return texts.size(); }
                Reader n();
              }
              """),
          with(
              TL214,
              "a default method that with would override",
              "method name with is reserved for the generated class: rename the method",
              """
              @Flow interface F {
                void run();
                default F /*!*/with(«RunOptions|String» options) { return this; }
                N n();
              }
              """),
          with(
              TL214,
              "a default method that graph would override",
              "method name graph is reserved for the generated class: rename the method",
              """
              @Flow interface F {
                void run();
                default int /*!*/graph(«|int size») { return 0; }
                N n();
              }
              """));

  private static Case onEntry(String annotation) {
    String simple = annotation.replaceFirst("\\(.*", "");
    return with(
        TL107,
        simple + " on the entry",
        simple + " stands on the entry: move it to a node method",
        "@Flow interface F { «/*!*/" + annotation + "|» void run(); N n(); }\n");
  }

  private static Case reserved(String name) {
    return with(
        TL214,
        "a node named " + name,
        "method name "
            + name
            + " is reserved for the generated class: rename the method (an action of that name can"
            + " be wired with @Transition)",
        "@Flow interface F { void run(); N /*!*/" + name + "«|s»(); }\n");
  }
}
