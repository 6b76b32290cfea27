package dev.tramline.processor.errors;

import static dev.tramline.processor.model.Code.TL101;
import static dev.tramline.processor.model.Code.TL102;
import static dev.tramline.processor.model.Code.TL103;
import static dev.tramline.processor.model.Code.TL104;
import static dev.tramline.processor.model.Code.TL105;
import static dev.tramline.processor.model.Code.TL106;
import static dev.tramline.processor.model.Code.TL107;
import static dev.tramline.processor.model.Code.TL108;
import static dev.tramline.processor.model.Code.TL109;
import static dev.tramline.processor.model.Code.TL110;
import static dev.tramline.processor.model.Code.TL111;
import static dev.tramline.processor.model.Code.TL112;
import static dev.tramline.processor.model.Code.TL190;
import static dev.tramline.processor.model.Code.TL199;

import java.util.List;

/** What can be wrong with a node, in the order of the codes. */
final class NodeCases {

  private NodeCases() {}

  static final List<Case> ALL =
      List.of(
          // TL101: what cannot be a node
          Case.of(
              TL101,
              "an abstract class",
              "@Node N cannot be a node, it is abstract: put @Node on the classes that extend it",
              "@Node «abstract |»/*!*/class N { @Exec void work() {} }"),
          Case.of(
              TL101,
              "a generic class",
              "is generic: extend it with plain types and annotate that class",
              "@Node /*!*/class N«<T>|» { @Exec void work() {} }"),
          Case.of(
              TL101,
              "an inner class",
              "is an inner class: make it static",
              "class Outer { @Node «|static »/*!*/class N { @Exec void work() {} } }"),
          Case.of(
              TL101,
              "a private class",
              "is private, or inside a private class: make it package-private",
              "class Outer { @Node «private |»static /*!*/class N { @Exec void work() {} } }"),
          Case.of(
              TL101,
              "a class inside a private one",
              "inside a private class",
              """
              class Outer {
                «private |»static class Middle {
                  @Node static /*!*/class N { @Exec void work() {} }
                }
              }
              """),
          Case.of(
              TL101,
              "an interface",
              "is no class: make it a class",
              "@Node /*!*/«interface|class» N { @Exec «default |»void work() {} }"),
          Case.of(
              TL101,
              "an enum",
              "is no class: make it a class",
              "@Node /*!*/«enum|class» N { «ONE;|» @Exec void work() {} }"),

          // TL102: the stages
          Case.of(
              TL102,
              "two preps",
              "node N has two @Prep methods, one and two: keep one, or split the node in two",
              "@Node class N { @Prep int one() { return 1; } «@Prep|» int /*!*/two() { return 2; }"
                  + " }"),
          Case.of(
              TL102,
              "two execs",
              "two @Exec methods, one and two",
              "@Node class N { @Exec void one() {} «@Exec|» void /*!*/two() {} }"),
          Case.of(
              TL102,
              "two posts",
              "two @Post methods, one and two",
              "@Node class N { @Post void one() {} «@Post|» void /*!*/two() {} }"),
          Case.of(
              TL102,
              "one exec of its own and one inherited",
              "two @Exec methods, own and inherited",
              """
              class Base { «@Exec|» void /*!*/inherited() {} }
              @Node class N extends Base { @Exec void own() {} }
              """),
          Case.of(
              TL102,
              "a method marked as two stages",
              "N.work is marked as more than one stage: split it into a method for each",
              "@Node class N { @Exec «@Post |»void /*!*/work() {} }"),
          Case.of(
              TL102,
              "no stage at all",
              "node N has no @Prep, @Exec or @Post method: annotate the one that does its work",
              "@Node /*!*/class N { «|@Exec »void work() {} }"),
          Case.of(
              TL102,
              "a fallback alone",
              "node N has no @Prep, @Exec or @Post method",
              """
              @Node /*!*/class N {
                «|@Exec void work() {}»
                @Fallback void failed(Exception failure) {}
              }
              """),

          // TL103: methods that cannot be called
          Case.of(
              TL103,
              "a private stage",
              "@Exec method N.work cannot be called, it is private: make it package-private",
              "@Node class N { @Exec «private |»void /*!*/work() {} }"),
          Case.of(
              TL103,
              "a static stage",
              "@Prep method N.gather cannot be called, it is static: make it an instance method",
              "@Node class N { @Prep «static |»int /*!*/gather() { return 1; } }"),
          Case.of(
              TL103,
              "a stage with type parameters",
              "has type parameters of its own: give it plain types",
              "@Node class N { @Exec «<T> |»void /*!*/work(Map<String, «T|Integer»> all) {} }"),
          Case.of(
              TL103,
              "an abstract stage that the node implements without the annotation",
              "@Exec method Base.work stands outside a node",
              """
              «|abstract »class Base { @Exec «void /*!*/work() {}|abstract void work();» }
              «|@Node class N extends Base { @Exec @Override void work() {} }»
              """),
          Case.of(
              TL103,
              "a stage outside a node",
              "@Exec method Plain.work stands outside a node: annotate class Plain with @Node, or"
                  + " make it abstract if nodes are to inherit from it",
              "«|@Node »class Plain { @Exec void /*!*/work() {} }"),
          Case.of(
              TL103,
              "a stage in a flow",
              "@Exec method F.more stands in a flow: move it to a class with @Node",
              """
              @Node class N { @Exec void work() {} }
              @Flow interface F {
                void run();
                N n();
                «@Exec|» default void /*!*/more() {}
              }
              """),

          // TL104: parameters
          Case.of(
              TL104,
              "both @Prep and @Exec",
              "parameter value of N.finish has both @Prep and @Exec: keep the one",
              """
              @Node class N {
                @Prep int gather() { return 1; }
                @Exec int work() { return 2; }
                @Post void finish(«@Prep |»@Exec int /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "a @Prep parameter without a prep",
              "parameter value of N.work asks for what @Prep returned, but node N has no @Prep"
                  + " method",
              """
              @Node class N {
                «|@Prep int gather() { return 1; }»
                @Exec void work(@Prep int /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "a @Prep parameter of prep itself",
              "parameter value of N.gather asks for what @Prep returned, but a @Prep method runs"
                  + " before that",
              "@Node class N { @Prep int gather(«@Prep |»int /*!*/value) { return value; } }"),
          Case.of(
              TL104,
              "a @Prep parameter where prep is void",
              "asks for what @Prep returned, but that method is void",
              """
              @Node class N {
                @Prep «void|int» gather() {«| return 1;» }
                @Exec void work(@Prep int /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "a @Prep parameter of another type",
              "is of type String, but @Prep yields Integer: declare it as that",
              """
              @Node class N {
                @Prep Integer gather() { return 1; }
                @Exec void work(@Prep «String|Number» /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "an @Exec parameter without an exec",
              "parameter value of N.finish asks for what @Exec returned, but node N has no @Exec"
                  + " method",
              """
              @Node class N {
                «|@Exec int work() { return 1; }»
                @Post void finish(@Exec int /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "an @Exec parameter of exec itself",
              "asks for what @Exec returned, but a @Exec method runs before that",
              "@Node class N { @Exec int work(«@Exec |»int /*!*/value) { return value; } }"),
          Case.of(
              TL104,
              "an @Exec parameter of a fallback",
              "asks for what @Exec returned, but a @Fallback method runs because @Exec failed",
              """
              @Node class N {
                @Exec int work() { return 1; }
                @Fallback int failed(Exception failure, «@Exec |»int /*!*/value) { return value; }
              }
              """),
          Case.of(
              TL104,
              "an @Exec parameter where exec is void",
              "asks for what @Exec returned, but that method is void",
              """
              @Node class N {
                @Exec «void|int» work() {«| return 1;» }
                @Post void finish(@Exec int /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "an @Exec parameter of another type",
              "is of type String, but @Exec yields int: declare it as that",
              """
              @Node class N {
                @Exec int work() { return 1; }
                @Post void finish(@Exec «String|Integer» /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "the @Exec parameter of a batch as if it were one result",
              "is of type String, but @Exec yields List<String>: declare it as that",
              """
              @Node class N {
                @Prep List<String> gather() { return List.of(); }
                @Exec @Batch String work(@Prep String item) { return item; }
                @Post void finish(@Exec «String|List<String>» /*!*/value) {}
              }
              """),
          Case.of(
              TL104,
              "an Out in exec",
              "is an Out, which only a @Post method may have: move it there",
              "@Node class N { @«Exec|Post» void work(Out<String> /*!*/text) {} }"),
          Case.of(
              TL104,
              "an Out of anything",
              "is an Out without a type: write Out<String> or what the key holds",
              "@Node class N { @Post void work(Out<«?|String»> /*!*/text) {} }"),
          Case.of(
              TL104,
              "an Out of Optional",
              "is an Out of Optional: write Out<String>; a key stays unset as long as nothing is"
                  + " put into its Out",
              "@Node class N { @Post void work(Out<«Optional<String>|String»> /*!*/text) {} }"),
          Case.of(
              TL104,
              "a raw Optional",
              "is a raw Optional: say of what, as in Optional<String>",
              """
              @Node class N {
                @SuppressWarnings("rawtypes")
                @Exec void work(Optional«|<String>» /*!*/text) {}
              }
              """),
          Case.of(
              TL104,
              "an Optional of an Optional",
              "is an Optional of an Optional: no key has that type, write Optional<String>",
              "@Node class N { @Exec void work(Optional<«Optional<String>|String»> /*!*/text) {}"
                  + " }"),
          Case.of(
              TL104,
              "an input that is an Optional of an Optional",
              "parameter text of F.run is an Optional of an Optional: no key has that type, write"
                  + " Optional<String>",
              """
              @Node class N { @Exec void work(Optional<? extends CharSequence> text) {} }
              @Flow interface F { void run(Optional<«Optional<String>|String»> /*!*/text); N n(); }
              """),

          // TL105 and TL106: outcomes
          Case.of(
              TL105,
              "a String without actions",
              "@Post method N.route returns String without saying which actions: add a"
                  + " @Transition(\"...\") for each action it may return",
              "@Node class N { «|@Transition(\"done\") »@Post String /*!*/route() { return"
                  + " \"done\"; } }"),
          Case.of(
              TL105,
              "a list of Strings without actions",
              "@Post method N.route returns List<String> without saying which actions",
              "@Node class N { «|@Transition(\"done\") »@Post List<String> /*!*/route() { return"
                  + " null; } }"),
          Case.of(
              TL106,
              "a set of outcomes",
              "it returns Set<N.Go>: a fork is a List or Stream of outcomes, each of them a record"
                  + " of N, a sealed interface of records, an enum, or String with @Transition",
              """
              @Node class N {
                record Go() {}
                @Post «Set|List»<Go> /*!*/route() { return null; }
              }
              """),
          Case.of(
              TL106,
              "a list class of outcomes",
              "it returns ArrayList<N.Go>: a fork is a List or Stream of outcomes",
              """
              @Node class N {
                record Go() {}
                @Post «ArrayList<Go>|List<? extends Go>» /*!*/route() { return null; }
              }
              """),
          Case.of(
              TL106,
              "a list of numbers",
              "it returns List<Integer>: a fork is a List or Stream of outcomes",
              """
              @Node class N {
                enum Next { GO }
                @Post List<«Integer|Next»> /*!*/route() { return null; }
              }
              """),
          Case.of(
              TL106,
              "a stream of lists",
              "it returns Stream<List<N.Next>>: a fork is a List or Stream of outcomes",
              """
              @Node class N {
                enum Next { GO }
                @Post java.util.stream.Stream<«List<Next>|Next»> /*!*/route() { return null; }
              }
              """),
          Case.of(
              TL106,
              "a list of anything",
              "it returns List: a fork is a List or Stream of outcomes",
              """
              @Node class N {
                record Go() {}
                @SuppressWarnings("rawtypes")
                @Post List«|<Go>» /*!*/route() { return null; }
              }
              """),
          Case.of(
              TL106,
              "a list of records from elsewhere",
              "record Go is neither a member of N nor carries @Transition",
              """
              «|@Transition("go")» record Go() {}
              @Node class N { @Post List<Go> /*!*/route() { return null; } }
              """),
          Case.of(
              TL106,
              "a number",
              "@Post method N.route has no outcome: it returns int: return void, a record of N, a"
                  + " sealed interface of records, an enum, or String with @Transition",
              "@Node class N { @Post «int|void» /*!*/route() {« return 1;|» } }"),
          Case.of(
              TL106,
              "an array",
              "it returns String[]: return void",
              "@Node class N { @Post «String[]|void» /*!*/route() {« return null;|» } }"),
          Case.of(
              TL106,
              "an interface that is not sealed",
              "it returns N.Next: return void, a record of N, a sealed interface of records",
              """
              @Node class N {
                «|sealed »interface Next { record Done() implements Next {} }
                @Post Next /*!*/route() { return new Next.Done(); }
              }
              """),
          Case.of(
              TL106,
              "a sealed class",
              "it returns N.Next: return void, a record of N, a sealed interface of records",
              """
              @Node class N {
                sealed «abstract static class|interface» Next {}
                «static final class Done extends Next {}|record Done() implements Next {}»
                @Post Next /*!*/route() { return new Done(); }
              }
              """),
          Case.of(
              TL106,
              "a record from elsewhere",
              "record Data is neither a member of N nor carries @Transition, so it may be mere"
                  + " data: nest it in the node, or annotate the record with @Transition",
              """
              «|@Transition »record Data(String text) {}
              @Node class N { @Post Data /*!*/route() { return new Data(""); } }
              """),
          Case.of(
              TL106,
              "a record from elsewhere, with the action named on the method",
              "record Data is neither a member of N nor carries @Transition",
              """
              «record Data(String text) {}|»
              @Node class N {
                «|record Data(String text) {}»
                @Transition("done") @Post Data /*!*/route() { return new Data(""); }
              }
              """),
          Case.of(
              TL106,
              "a record of another node",
              "record Data is neither a member of N nor carries @Transition",
              """
              «@Node class Other|class Base» {
                record Data(String text) {}
                «@Exec|» void work() {}
              }
              @Node class N «|extends Base »{
                @Post «Other.|»Data /*!*/route() { return new «Other.|»Data(""); }
              }
              """),
          Case.of(
              TL106,
              "a sealed interface with a class",
              "N.Next.Stop is no record, as all that implement N.Next have to be: make it a record",
              """
              @Node class N {
                sealed interface Next {
                  record Go() implements Next {}
                  «final class Stop|record Stop()» implements Next {}
                }
                @Post Next /*!*/route() { return new Next.Go(); }
              }
              """),
          Case.of(
              TL106,
              "a sealed interface with a class further down",
              "N.Next.More.Stop is no record",
              """
              @Node class N {
                sealed interface Next {
                  record Go() implements Next {}
                  sealed interface More extends Next {
                    «enum Stop|record Stop()» implements More {«ONE|»}
                  }
                }
                @Post Next /*!*/route() { return new Next.Go(); }
              }
              """),
          Case.of(
              TL106,
              "a sealed interface with a generic record",
              "record N.Next.Go is generic: give it plain types",
              """
              @Node class N {
                sealed interface Next { record Go«<T>|»(«T|String» value) implements Next {} }
                @Post Next /*!*/route() { return new Next.Go«<>|»(""); }
              }
              """),
          Case.of(
              TL106,
              "an enum without constants",
              "enum Next has no constants: give it one per action",
              """
              @Node class N {
                enum Next {«|ONE»}
                @Post Next /*!*/route() { return «null|Next.ONE»; }
              }
              """),
          Case.of(
              TL106,
              "a component that is an Optional of an Optional",
              "component text of Done is an Optional of an Optional: no key has that type, write"
                  + " Optional<String>",
              """
              @Node class N {
                record Done(
                    Optional<«Optional<String>|String»> /*!*/text) {}
                @Post Done finish() { return null; }
              }
              """),

          // TL107: values of annotations
          Case.of(
              TL107,
              "no attempt",
              "0 attempts: exec is tried at least once, write 1 or more",
              "@Node class N { @Retry(attempts = /*!*/«0|1») @Exec void work() {} }"),
          Case.of(
              TL107,
              "fewer attempts than none",
              "-1 attempts: exec is tried at least once",
              "@Node class N { @Retry(attempts = /*!*/«-1|2») @Exec void work() {} }"),
          Case.of(
              TL107,
              "a backoff below 1",
              "backoff 0.5: waits cannot shrink, write 1.0 or more",
              "@Node class N { @Retry(attempts = 2, backoff = /*!*/«0.5|1.5») @Exec void work() {}"
                  + " }"),
          Case.of(
              TL107,
              "a backoff that is no number",
              "backoff NaN: waits cannot shrink",
              "@Node class N { @Retry(backoff = «0.0 /*!*// 0|2.0») @Exec void work() {} }"),
          Case.of(
              TL107,
              "an endless backoff",
              "backoff Infinity",
              "@Node class N { @Retry(backoff = «1.0 /*!*// 0|2.0») @Exec void work() {} }"),
          Case.of(
              TL107,
              "a jitter above 1",
              "jitter 1.5: it is a fraction of the wait, write 0.0 to 1.0",
              "@Node class N { @Retry(jitter = /*!*/«1.5|1.0») @Exec void work() {} }"),
          Case.of(
              TL107,
              "a jitter below 0",
              "jitter -0.5: it is a fraction of the wait",
              "@Node class N { @Retry(jitter = /*!*/«-0.5|0.5») @Exec void work() {} }"),
          Case.of(
              TL107,
              "a delay without a unit",
              "delay \"2\" is no duration: write \"250ms\", \"2s\", \"5m\", \"1h\" or ISO-8601",
              "@Node class N { @Retry(delay = /*!*/\"2«|s»\") @Exec void work() {} }"),
          Case.of(
              TL107,
              "a negative delay",
              "delay \"PT-2S\" is no duration",
              "@Node class N { @Retry(delay = /*!*/\"PT«-|»2S\") @Exec void work() {} }"),
          Case.of(
              TL107,
              "an empty delay",
              "delay \"\" is no duration",
              "@Node class N { @Retry(delay = /*!*/\"«|0s»\") @Exec void work() {} }"),
          Case.of(
              TL107,
              "a longest delay that is no duration",
              "maxDelay \"1 day\" is no duration",
              "@Node class N { @Retry(maxDelay = /*!*/\"«1 day|24h»\") @Exec void work() {} }"),
          Case.of(
              TL107,
              "a delay longer than the longest",
              "delay \"5m\" is longer than maxDelay \"1m\": raise maxDelay",
              """
              @Node class N {
                @Retry(delay = /*!*/"5m", maxDelay = "«1|6»m") @Exec void work() {}
              }
              """),
          Case.of(
              TL107,
              "retrying on what is no failure",
              "on names String, which is no Throwable: name exception types",
              "@Node class N { @Retry(on = «String|RuntimeException»/*!*/.class) @Exec void work()"
                  + " {} }"),
          Case.of(
              TL107,
              "retrying on what is no failure, as one of several",
              "on names int, which is no Throwable",
              """
              @Node class N {
                @Retry(on = {IllegalStateException.class, «int/*!*/.class|»}) @Exec void work() {}
              }
              """),
          Case.of(
              TL107,
              "not retrying on what is no failure",
              "abortOn names List, which is no Throwable",
              "@Node class N { @Retry(abortOn = «List|Exception»/*!*/.class) @Exec void work() {}"
                  + " }"),
          Case.of(
              TL107,
              "retrying on errors",
              "on names OutOfMemoryError, which is never retried: errors and interruption end the"
                  + " run, take it out",
              "@Node class N { @Retry(on = «OutOfMemoryError/*!*/.class|{}») @Exec void work() {}"
                  + " }"),
          Case.of(
              TL107,
              "retrying on interruption",
              "on names InterruptedException, which is never retried",
              "@Node class N { @Retry(on = «InterruptedException/*!*/.class|{}») @Exec void work()"
                  + " {} }"),
          Case.of(
              TL107,
              "no concurrency",
              "concurrency 0: at least one item runs at a time, write 1 or more",
              """
              @Node class N {
                @Prep List<String> gather() { return List.of(); }
                @Batch(concurrency = /*!*/«0|1») @Exec void work(@Prep String item) {}
              }
              """),
          Case.of(
              TL107,
              "a key of no name",
              "a name must have at least one visible character, not \"\"",
              "@Node class N { @Key(/*!*/\"«|text»\") @Exec String work() { return \"\"; } }"),
          Case.of(
              TL107,
              "a parameter's key of blanks",
              "a name must have at least one visible character, not \" \"",
              "@Node class N { @Exec void work(@Key(/*!*/\"« |a b»\") String text) {} }"),
          Case.of(
              TL107,
              "a component's key of no name",
              "a name must have at least one visible character",
              """
              @Node class N {
                record Done(@Key("«|text»") String /*!*/first, String second) {}
                @Post Done finish() { return new Done("", ""); }
              }
              """),
          Case.of(
              TL107,
              "a list of no name",
              "a name must have at least one visible character",
              """
              @Node class N {
                record Done(
                    String first,
                    @Append("«|all»") String /*!*/second) {}
                @Post Done finish() { return new Done("", ""); }
              }
              """),
          Case.of(
              TL107,
              "an action of no name",
              "a name must have at least one visible character",
              "@Node class N { @Transition(/*!*/\"«|done»\") @Post void finish() {} }"),
          Case.of(
              TL107,
              "a target on a post method",
              "a node does not say where an action leads: put `to` on the flow's node method",
              """
              @Node class N {
                @Transition(value = "done"«, to = /*!*/"other"|») @Post void finish() {}
              }
              """),
          Case.of(
              TL107,
              "a target on an outcome record",
              "a node does not say where an action leads",
              """
              @Node class N {
                @Transition(value = "done"«, to = /*!*/"other"|») record Done() {}
                @Post Done finish() { return new Done(); }
              }
              """),
          Case.of(
              TL107,
              "a target on a record of a sealed outcome",
              "a node does not say where an action leads",
              """
              @Node class N {
                sealed interface Next {
                  @Transition(value = "go"«, to = /*!*/"other"|») record Done() implements Next {}
                }
                @Post Next finish() { return new Next.Done(); }
              }
              """),
          Case.of(
              TL107,
              "a target on an enum constant",
              "a node does not say where an action leads",
              """
              @Node class N {
                enum Next { @Transition(value = "go"«, to = /*!*/"other"|») DONE }
                @Post Next finish() { return Next.DONE; }
              }
              """),
          Case.of(
              TL107,
              "two actions of a void method",
              "@Post method N.finish is void and so has one action, but declares 2: return String"
                  + " or a sealed interface to choose between them",
              """
              @Node class N {
                @Transition("one")
                «@Transition("two")|»
                @Post void /*!*/finish() {}
              }
              """),
          Case.of(
              TL107,
              "two actions of a plain record",
              "returns one record and so has one action, but declares 2: return a sealed interface"
                  + " to choose between them",
              """
              @Node class N {
                record Done() {}
                @Transition("one")
                «@Transition("two")|»
                @Post Done /*!*/finish() { return new Done(); }
              }
              """),
          Case.of(
              TL107,
              "an action that an enum outcome does not have",
              "@Post method N.finish declares action \"sarch\", which its outcome N.Next does not"
                  + " have; it has \"search\", \"answer\" (did you mean \"search\"?)",
              """
              @Node class N {
                enum Next { SEARCH, ANSWER }
                @Transition(value = /*!*/"s«|e»arch", writes = "text")
                @Post Next finish(Out<String> text) { text.set(""); return Next.SEARCH; }
              }
              """),
          Case.of(
              TL107,
              "an action that a sealed outcome does not have",
              "declares action \"gone\", which its outcome N.Next does not have; it has \"go\"",
              """
              @Node class N {
                sealed interface Next { record Go() implements Next {} }
                @Transition(/*!*/"go«ne|»")
                @Post Next finish() { return new Next.Go(); }
              }
              """),
          Case.of(
              TL107,
              "a key for what a void method returns",
              "@Exec method work is void and has nothing to write: return the value of the key",
              "@Node class N { /*!*/@Key(\"text\") @Exec «void|String» work() {« |return \"\";» }"
                  + " }"),
          Case.of(
              TL107,
              "a list for what a void method returns",
              "@Exec method work is void and has nothing to write",
              "@Node class N { /*!*/@Append(\"all\") @Exec «void|String» work() {« |return \"\";» }"
                  + " }"),
          Case.of(
              TL107,
              "two actions on one record",
              "Done stands for one action, but declares 2: leave one @Transition on it",
              """
              @Node class N {
                @Transition("one") «@Transition("two")|» /*!*/record Done() {}
                @Post Done finish() { return null; }
              }
              """),
          Case.of(
              TL107,
              "two actions on one record of a sealed outcome",
              "Done stands for one action, but declares 2",
              """
              @Node class N {
                sealed interface Next {
                  @Transition("one") «@Transition("two")|» /*!*/record Done() implements Next {}
                }
                @Post Next finish() { return null; }
              }
              """),
          Case.of(
              TL107,
              "two actions on one constant",
              "DONE stands for one action, but declares 2",
              """
              @Node class N {
                enum Next { /*!*/@Transition("one") «@Transition("two")|» DONE }
                @Post Next finish() { return null; }
              }
              """),
          Case.of(
              TL107,
              "a key that is an Optional of an Optional",
              "@Exec method work returns an Optional of an Optional: no key has that type, write"
                  + " Optional<String>",
              """
              @Node class N {
                /*!*/@Key("text") @Exec Optional<«Optional<String>|String»> work() { return null; }
              }
              """),
          Case.of(
              TL107,
              "an action on a class",
              "@Transition has no effect on N: it names the action of an outcome record",
              "«/*!*/@Transition(\"done\")|» @Node class N { @Exec void work() {} }"),
          Case.of(
              TL107,
              "an action on a field",
              "@Transition has no effect on text: it names the action of an enum constant",
              """
              @Node class N {
                «/*!*/@Transition("done")|» final String text = "";
                @Exec void work() {}
              }
              """),
          Case.of(
              TL107,
              "several actions on a field",
              "@Transition has no effect on text",
              """
              @Node class N {
                «@Transition("one") @Transition("two")|» final String /*!*/text = "";
                @Exec void work() {}
              }
              """),
          stray("an exit in a node", "@Exit", "only a node method of a @Flow may have it"),
          stray(
              "a rename in a node",
              "@Rename(key = \"a\", as = \"b\")",
              "only a node method of a @Flow may have it"),
          stray("a join in a node", "@Join", "only a node method of a @Flow may have it"),
          stray(
              "an each in a node",
              "@Each(value = \"a\", item = \"b\")",
              "only a node method of a @Flow may have it"),
          stray(
              "an action of a plain method",
              "@Transition(\"a\")",
              "only the @Post method or a node method of a @Flow may have it"),
          stray(
              "retries of a plain method",
              "@Retry(attempts = 2)",
              "only the @Exec method or a node method of a @Flow may have it"),
          stray(
              "a time-out of a plain method",
              "@Timeout(\"1s\")",
              "only the @Exec method or a node method of a @Flow may have it"),
          stray("a batch of a plain method", "@Batch", "only the @Exec method may have it"),
          stray("a list of a plain method", "@Append(\"a\")", "only the @Exec method may have it"),
          stray(
              "a key of a plain method",
              "@Key(\"a\")",
              "only an @Exec or entry method may have it"),
          Case.of(
              TL107,
              "a stage's value in a plain method",
              "@Prep has no effect on value: only a parameter of a stage method may have it",
              """
              @Node class N {
                @Exec void work() {}
                void help(«/*!*/@Prep|» String value) {}
              }
              """),
          Case.of(
              TL107,
              "a key in a plain method",
              "@Key has no effect on value: only a parameter of a stage or entry method may have"
                  + " it",
              """
              @Node class N {
                @Exec void work() {}
                void help(«/*!*/@Key("text")|» String value) {}
              }
              """),
          Case.of(
              TL107,
              "a key in a constructor",
              "@Key has no effect on value: only a parameter of a stage or entry method may have"
                  + " it",
              """
              @Node class N {
                N(«/*!*/@Key("text")|» String value) {}
                @Exec void work() {}
              }
              """),
          Case.of(
              TL107,
              "a time-out of a node",
              "@Timeout has no effect on N: put it on a @Flow, its node methods or the @Exec"
                  + " method",
              "«/*!*/@Timeout(\"1s\")|» @Node class N { @Exec void work() {} }"),

          // TL108: fallbacks
          Case.of(
              TL108,
              "a fallback without an exec",
              "@Fallback method failed does not fit: the node has no @Exec that could fail: remove"
                  + " it",
              """
              @Node class N {
                @Post void finish() {}
                «@Fallback|» void /*!*/failed(Exception failure) {}
              }
              """),
          Case.of(
              TL108,
              "a fallback that takes no failure",
              "it takes 0 failures: give it exactly one parameter of an exception type",
              """
              @Node class N {
                @Exec void work() {}
                @Fallback void /*!*/failed(«String text|Throwable failure») {}
              }
              """),
          Case.of(
              TL108,
              "a fallback that takes two failures",
              "it takes 2 failures: give it exactly one",
              """
              @Node class N {
                @Exec void work() {}
                @Fallback void /*!*/failed(Exception one, «|@Key("x") »Exception other) {}
              }
              """),
          Case.of(
              TL108,
              "a fallback for errors",
              "an Error is never handed to a fallback: take an exception type",
              """
              @Node class N {
                @Exec void work() {}
                @Fallback void /*!*/failed(«StackOverflowError|Exception» failure) {}
              }
              """),
          Case.of(
              TL108,
              "a fallback that returns another type",
              "it returns String where @Exec returns int: return the same",
              """
              @Node class N {
                @Exec int work() { return 1; }
                @Fallback «String|Integer» /*!*/failed(Exception failure) { return «""|1»; }
              }
              """),
          Case.of(
              TL108,
              "a void fallback",
              "it returns void where @Exec returns int: return the same",
              """
              @Node class N {
                @Exec int work() { return 1; }
                @Fallback «void|int» /*!*/failed(Exception failure) {«| return 1;» }
              }
              """),
          Case.of(
              TL108,
              "a fallback that returns something where exec is void",
              "it returns int where @Exec returns void: return the same",
              """
              @Node class N {
                @Exec void work() {}
                @Fallback «int|void» /*!*/failed(Exception failure) {« return 1;|» }
              }
              """),
          Case.of(
              TL108,
              "two fallbacks for one failure",
              "another fallback takes Exception already: keep one",
              """
              @Node class N {
                @Exec void work() {}
                @Fallback void failed(Exception failure) {}
                @Fallback void /*!*/again(«Exception|RuntimeException» failure) {}
              }
              """),

          // TL109: batches
          Case.of(
              TL109,
              "a batch without a prep",
              "@Batch on work: there is no @Prep to get the items from: add one that returns them",
              """
              @Node class N {
                «|@Prep List<String> gather() { return List.of(); }»
                @Batch @Exec void /*!*/work(«|@Prep »String item) {}
              }
              """),
          Case.of(
              TL109,
              "a batch that takes no item",
              "it needs exactly one @Prep parameter, the item, but has 0",
              """
              @Node class N {
                @Prep List<String> gather() { return List.of(); }
                @Batch @Exec void /*!*/work(«|@Prep »String item) {}
              }
              """),
          Case.of(
              TL109,
              "a batch that takes two items",
              "it needs exactly one @Prep parameter, the item, but has 2",
              """
              @Node class N {
                @Prep List<String> gather() { return List.of(); }
                @Batch @Exec void /*!*/work(@Prep String one, «@Prep |»String other) {}
              }
              """),
          Case.of(
              TL109,
              "a bad batch with a fallback and a post",
              "it needs exactly one @Prep parameter, the item, but has 0",
              """
              @Node class N {
                @Prep List<String> gather() { return List.of(); }
                @Batch @Exec String /*!*/work(«|@Prep »String item) { return item; }
                @Fallback String failed(Exception failure, @Prep String item) { return item; }
                @Post void finish(@Exec List<String> results) {}
              }
              """),
          Case.of(
              TL109,
              "a batch over a String",
              "@Prep returns String, which is no collection: return an Iterable, Iterator, Stream"
                  + " or array",
              """
              @Node class N {
                @Prep String«|[]» gather() { return «""|new String[0]»; }
                @Batch @Exec void /*!*/work(@Prep String item) {}
              }
              """),
          Case.of(
              TL109,
              "a batch over nothing",
              "@Prep returns void, which is no collection",
              """
              @Node class N {
                @Prep «void|Iterator<String>» gather() {«| return Collections.emptyIterator();» }
                @Batch @Exec void /*!*/work(@Prep String item) {}
              }
              """),
          Case.of(
              TL109,
              "a batch over other items",
              "@Prep returns List<Integer>, whose items are Integer, but the item parameter is"
                  + " String: declare it as Integer",
              """
              @Node class N {
                @Prep List<Integer> gather() { return List.of(); }
                @Batch @Exec void /*!*/work(@Prep «String|int» item) {}
              }
              """),
          Case.of(
              TL109,
              "a batch over a stream of other items",
              "@Prep returns IntStream, whose items are Integer, but the item parameter is Long",
              """
              @Node class N {
                @Prep java.util.stream.IntStream gather() { return null; }
                @Batch @Exec void /*!*/work(@Prep «Long|Integer» item) {}
              }
              """),
          Case.of(
              TL109,
              "a batch over a raw list",
              "@Prep returns List, whose items are of unknown type, but the item parameter is"
                  + " String: let @Prep say of what",
              """
              @Node class N {
                @SuppressWarnings("rawtypes")
                @Prep List«|<String>» gather() { return List.of(); }
                @Batch @Exec void /*!*/work(@Prep String item) {}
              }
              """),

          // TL110: things said twice
          Case.of(
              TL110,
              "one action declared twice",
              "@Post method N.route has action \"done\" twice: rename or remove one",
              """
              @Node class N {
                @Transition("done")
                @Transition("«done|other»")
                @Post String /*!*/route() { return "done"; }
              }
              """),
          Case.of(
              TL110,
              "two constants of one action",
              "@Post method N.route has action \"needsRevision\" twice",
              """
              @Node class N {
                enum Next { NEEDS_REVISION, /*!*/«NEEDS__REVISION|OTHER» }
                @Post Next route() { return Next.NEEDS_REVISION; }
              }
              """),
          Case.of(
              TL110,
              "a constant renamed to the action of another",
              "has action \"go\" twice",
              """
              @Node class N {
                enum Next { GO, @Transition(/*!*/"go«|ne»") STOP }
                @Post Next route() { return Next.GO; }
              }
              """),
          Case.of(
              TL110,
              "two records of one action",
              "@Post method N.route has action \"go\" twice: rename or remove one",
              """
              @Node class N {
                sealed interface Next {
                  record Go() implements Next {}
                  sealed interface More extends Next {
                    /*!*/record «Go|Stop»() implements More {}
                  }
                }
                @Post Next route() { return new Next.Go(); }
              }
              """),
          Case.of(
              TL110,
              "two components of one key",
              "record Done writes key \"text\" twice: one of the two values would be lost, rename"
                  + " one",
              """
              @Node class N {
                record Done(
                    String text,
                    «@Key("text")|» String /*!*/other) {}
                @Post Done finish() { return new Done("", ""); }
              }
              """),
          Case.of(
              TL110,
              "a component with both @Key and @Append",
              "component text of Done has both @Key and @Append: a value goes to one key, keep one"
                  + " of them",
              """
              @Node class N {
                record Done(
                    int first,
                    «@Key("a")|» @Append("b") String /*!*/text) {}
                @Post Done finish() { return new Done(1, ""); }
              }
              """),
          Case.of(
              TL110,
              "an Out and an exec of one key",
              "key \"text\" is written twice by this node: remove one Out or @Key",
              """
              @Node class N {
                @Key("text") @Exec String work() { return ""; }
                @Post void finish(Out<String> /*!*/«text|other») {}
              }
              """),
          Case.of(
              TL110,
              "two Outs of one key",
              "key \"text\" is written twice by this node",
              """
              @Node class N {
                @Post void finish(Out<String> text, «@Key("text")|» Out<String> /*!*/other) {}
              }
              """),
          Case.of(
              TL110,
              "an exec and a record of one key",
              "key \"text\" is written twice on action \"default\" of node N: one of the two values"
                  + " would be lost, rename one",
              """
              @Node class N {
                @Key("text") @Exec String work() { return ""; }
                record Done(
                    int first,
                    String /*!*/«text|other») {}
                @Post Done finish() { return new Done(1, ""); }
              }
              """),
          Case.of(
              TL110,
              "an exec that sets and appends one key",
              "key \"text\" is written twice on action \"default\" of node N",
              """
              @Node class N {
                @Key("text") /*!*/@Append("text«|s»") @Exec String work() { return ""; }
              }
              """),

          // TL111: types that cannot be named
          Case.of(
              TL111,
              "a private record between prep and exec",
              "method gather returns N.Inputs, but Inputs cannot be named in the node's package:"
                  + " make it at least package-private there...method work takes N.Inputs",
              """
              @Node class N {
                «private|» record Inputs(String text) {}
                @Prep Inputs /*!*/gather(String text) { return new Inputs(text); }
                @Exec void /*!*/work(@Prep Inputs in) {}
              }
              """),
          Case.of(
              TL111,
              "a private type within another",
              "method gather takes List<N.Hidden>, but Hidden cannot be named",
              """
              @Node class N {
                «private|» record Hidden() {}
                @Exec void /*!*/gather(List<Hidden> all) {}
              }
              """),
          Case.of(
              TL111,
              "a private outcome",
              "method finish returns N.Next, but Next cannot be named",
              """
              @Node class N {
                «private|» enum Next { DONE }
                @Post Next /*!*/finish() { return Next.DONE; }
              }
              """),
          Case.of(
              TL111,
              "a private record of a sealed outcome",
              "method finish may return N.Done, but Done cannot be named",
              """
              @Node class N {
                sealed interface Next {}
                «private|» record Done() implements Next {}
                @Post Next /*!*/finish() { return new Done(); }
              }
              """),
          Case.of(
              TL111,
              "a private type that an outcome carries",
              "method finish writes N.Hidden, but Hidden cannot be named",
              """
              @Node class N {
                «private|» record Hidden() {}
                record Done(Hidden hidden) {}
                @Post Done /*!*/finish() { return new Done(new Hidden()); }
              }
              """),

          // TL112: names
          Case.of(
              TL112,
              "a class where the adapter goes",
              "the class generated for demo.Greet would be demo.GreetNode, but a class of that name"
                  + " exists: rename one of them",
              """
              @Node /*!*/class Greet { @Exec void work() {} }
              class Greet«Node|er» {}
              """),
          Case.of(
              TL112,
              "two classes with one adapter",
              "the class generated for demo.Outer_Greet would be demo.Outer_GreetNode, but"
                  + " demo.Outer.Greet claims that name: rename one of them",
              """
              class Outer { @Node static class Greet { @Exec void work() {} } }
              @Node /*!*/class Outer«_|»Greet { @Exec void work() {} }
              """),
          Case.of(
              TL112,
              "a class where the flow goes",
              "the class generated for demo.Greet would be demo.GreetFlow, but a class of that name"
                  + " exists",
              """
              @Node class N { @Exec void work() {} }
              @Flow /*!*/interface Greet { void run(); N n(); }
              class Greet«Flow|er» {}
              """),

          // TL190: state
          Case.of(
              TL190,
              "a field that can change",
              "field count of node N can change, and concurrent runs share the node: make it final"
                  + " and keep a run's state in keys",
              "@Node class N { «|final »int /*!*/count = 1; @Exec void work() {} }"),
          Case.of(
              TL190,
              "an inherited field that can change",
              "field count of node N can change",
              """
              class Base { «|final »int /*!*/count = 1; }
              @Node class N extends Base { @Exec void work() {} }
              """),
          Case.of(
              TL190,
              "a field that can change, suppressed elsewhere",
              "field count of node N can change",
              """
              @Node class N {
                «|@SuppressWarnings("TL190") »int /*!*/count = 1;
                @SuppressWarnings("TL190") @Exec void work() {}
              }
              """),

          // TL199: what later versions bring, as far as it stands on nodes
          Case.of(
              TL199,
              "a key from outside",
              "@Await on parameter approval is not supported by this version: read a plain key",
              "@Node class N { @Exec void work(«@Await|» boolean /*!*/approval) {} }"));

  /** An annotation on a method of a node that is no stage. */
  private static Case stray(String name, String annotation, String why) {
    String simple = annotation.replaceFirst("\\(.*", "");
    return Case.of(
        TL107,
        name,
        simple + " has no effect on help: " + why + ": move or remove it",
        "@Node class N { @Exec void work() {} «/*!*/" + annotation + "|» void help() {} }");
  }
}
