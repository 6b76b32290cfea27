package dev.tramline.processor.errors;

import static dev.tramline.processor.model.Code.TL104;
import static dev.tramline.processor.model.Code.TL107;
import static dev.tramline.processor.model.Code.TL108;
import static dev.tramline.processor.model.Code.TL109;
import static dev.tramline.processor.model.Code.TL111;
import static dev.tramline.processor.model.Code.TL204;
import static dev.tramline.processor.model.Code.TL301;
import static dev.tramline.processor.model.Code.TL302;
import static dev.tramline.processor.model.Code.TL303;
import static dev.tramline.processor.model.Code.TL307;
import static dev.tramline.processor.model.Code.TL391;

import dev.tramline.processor.model.Code;
import java.util.List;

/** What can be wrong with time limits, promised results and nodes that run for each element. */
final class ConcurrencyCases {

  private ConcurrencyCases() {}

  /** Nodes that take one thing, and some that are more difficult to have several of. */
  private static final String NODES =
      """
      @Node class Read { @Exec @Key("text") String work(String name, int limit) { return ""; } }
      @Node class Route { enum Next { GOOD, BAD } @Post Next work(String name) { return null; } }
      @Node class Show { @Exec void work(List<String> texts) {} }
      """;

  /** A case over the nodes above; unused ones do no harm. */
  private static Case with(Code code, String name, String text, String template) {
    return Case.of(code, name, text, template + NODES);
  }

  static final List<Case> ALL =
      List.of(
          // Time limits
          Case.of(
              TL107,
              "a time limit on exec that is no duration",
              "timeout \"soon\" is no duration: write \"250ms\", \"2s\", \"5m\", \"1h\"",
              "@Node class N { @Exec @Timeout(/*!*/\"«soon|1s»\") void work() {} }"),
          Case.of(
              TL107,
              "no time at all",
              "timeout \"0ms\" leaves no time at all: write a longer one",
              "@Node class N { @Exec @Timeout(/*!*/\"«0ms|1ms»\") void work() {} }"),
          Case.of(
              TL107,
              "a time limit of less than nothing",
              "timeout \"PT-2S\" is no duration",
              "@Node class N { @Exec @Timeout(/*!*/\"«PT-2S|PT2S»\") void work() {} }"),
          Case.of(
              TL107,
              "a time limit on a node in a flow that is no duration",
              "timeout \"2 sec\" is no duration",
              """
              @Node class N { @Exec void work() {} }
              @Flow interface F { void run(); @Timeout(/*!*/"2 s«ec|»") N n(); }
              """),
          Case.of(
              TL107,
              "a time limit on a flow that is no duration",
              "timeout \"\" is no duration",
              """
              @Node class N { @Exec void work() {} }
              @Timeout(/*!*/"«|1h»") @Flow interface F { void run(); N n(); }
              """),

          // Promised results
          Case.of(
              TL107,
              "a key of a promise of nothing",
              "@Exec method work is void and has nothing to write: return the value of the key",
              """
              @Node class N {
                @Exec «/*!*/@Key("text")|»
                java.util.concurrent.CompletionStage<Void> work() { return null; }
              }
              """),
          Case.of(
              TL104,
              "a promise where its result is meant",
              "is of type CompletionStage<String>, but @Exec yields String: declare it as that",
              """
              import java.util.concurrent.CompletionStage;
              @Node class N {
                @Exec CompletionStage<String> work() { return null; }
                @Post void post(@Exec «CompletionStage<String>|String» /*!*/result) {}
              }
              """),
          Case.of(
              TL108,
              "a fallback that returns a promise",
              "it returns CompletableFuture<String> where @Exec yields String: return the same",
              """
              import java.util.concurrent.CompletableFuture;
              @Node class N {
                @Exec CompletableFuture<String> work() { return null; }
                @Fallback «CompletableFuture<String>|String» /*!*/instead(Exception e) {
                  return null;
                }
              }
              """),
          Case.of(
              TL108,
              "a fallback of a promise of nothing that returns something",
              "it returns Integer where @Exec yields void: return the same",
              """
              @Node class N {
                @Exec java.util.concurrent.CompletableFuture<Void> work() { return null; }
                @Fallback «Integer|void» /*!*/instead(Exception e) { «return 1;|» }
              }
              """),
          Case.of(
              TL111,
              "a promise of what the package cannot name",
              "method work returns N.Made, but Made cannot be named in the node's package",
              """
              @Node class N {
                «private|» record Made() {}
                @Exec java.util.concurrent.CompletionStage<Made> /*!*/work() { return null; }
              }
              """),

          // Each: what it says
          with(
              TL107,
              "no element at a time",
              "concurrency -1: at least one element is in work at a time, write 1 or more",
              flow("@Each(value = \"names\", item = \"name\", concurrency = /*!*/«-1|1»)", "Read")),
          with(
              TL107,
              "elements of a key of no name",
              "a name must have at least one visible character, not \"\"",
              flow("@Each(value = /*!*/\"«|names»\", item = \"name\")", "Read")),
          with(
              TL109,
              "a node of several actions for each",
              "@Each on n: Route has several actions (good, bad), and its elements may differ in"
                  + " theirs: give it one, or a flow around it whose result is not sealed",
              """
              @Flow interface F {
                void run(List<String> names, String name);
                «/*!*/@Each(value = "names", item = "name")|@SuppressWarnings("TL392")»
                «|@Exit("good") @Exit("bad")» Route n();
                @Each(value = "names", item = "name") @SuppressWarnings("TL391")
                «|@Transition(to = "n")» Inner start2();
              }
              @Node class Work { @Exec void work(String name) {} }
              @Flow interface Inner { void run(String name); Work work(); }
              """
                  .replace("@Flow interface F", "@Flow(start = \"start2\") interface F")),
          with(
              TL109,
              "a sub-flow of several actions for each",
              "@Each on n: Judge has several actions (good, bad)",
              """
              @Flow interface F {
                void run(List<String> names);
                /*!*/@Each(value = "names", item = "name") Judge n();
              }
              @Flow interface Judge {
                «sealed interface Result {
                  record Good() implements Result {}
                  record Bad() implements Result {}
                }
                Result run(String name); Route route();|
                void run(String name); @Exit("good") @Exit("bad") Route route();»
              }
              """),
          with(
              TL109,
              "a forking node for each",
              "@Each on n: Plan returns a list of outcomes, and each element would start branches"
                  + " of its own: put the node and what its branches do into a flow of their own",
              """
              @Node class Plan {
                record Go(String place) {}
                @Post «List<Go>|Go» plan(String name) { return null; }
              }
              @Flow interface F {
                @Key("place") List<String> run(List<String> names);
                /*!*/@Each(value = "names", item = "name") Plan n();
              }
              """),
          with(
              TL109,
              "an item that is read as two types",
              "node n (Two) reads the item both as Integer and as String: declare it alike",
              """
              @Node class Two {
                @Prep int first(«Integer|String» name) { return 1; }
                @Exec void work(String name, @Prep int n) {}
              }
              @Flow interface F {
                void run(List<String> names);
                @Each(value = "names", item = /*!*/"name") Two n();
              }
              """),
          with(
              TL307,
              "an item that the node does not read",
              "item \"nam\" of @Each: node n (Read) does not read it; name one of the keys it reads"
                  + " (name, limit) (did you mean \"name\"?)",
              flow("@Each(value = \"names\", item = /*!*/\"nam«|e»\")", "Read")),
          with(
              TL307,
              "an item that the node only writes",
              "item \"text\" of @Each: node n (Read) does not read it",
              flow("@Each(value = \"names\", item = /*!*/\"«text|name»\")", "Read")),
          with(
              TL307,
              "a rename of the item",
              "@Rename of key \"name\": node n (Read) gets it from @Each, as an element of the"
                  + " flow's key \"names\"; remove the annotation",
              flow(
                  "@Each(value = \"names\", item = \"name\") «@Rename(key = /*!*/\"name\", as ="
                      + " \"names\")|»",
                  "Read")),

          // Each: what the flow has for it
          with(
              TL109,
              "elements of what is no collection",
              "@Each over key \"names\" of a type that does not fit: entry run takes String, but"
                  + " node n (Read) needs an Iterable of String elements, one at a time as its"
                  + " \"name\"; name a key that holds such elements, or give it that type",
              """
              @Flow interface F {
                @Key("text") List<String> run(«String|Set<String>» names, int limit);
                @Each(value = /*!*/"names", item = "name") Read n();
              }
              """),
          with(
              TL109,
              "elements of another type",
              "@Each over key \"names\" of a type that does not fit: node numbers (Numbers) writes"
                  + " List<Integer>, but node n (Read) needs an Iterable of String elements",
              """
              @Node class Numbers {
                @Exec @Key("names") List<«Integer|String»> work() { return List.of(); }
              }
              @Flow interface F {
                @Key("text") List<String> run(int limit);
                @Transition(to = "n") Numbers numbers();
                @Each(value = /*!*/"names", item = "name") Read n();
              }
              """),
          with(
              TL109,
              "elements of a raw type",
              "entry run takes List, but node n (Read) needs an Iterable of String elements",
              """
              @SuppressWarnings("rawtypes")
              @Flow interface F {
                @Key("text") List<String> run(List«|<String>» names, int limit);
                @Each(value = /*!*/"names", item = "name") Read n();
              }
              """),
          with(
              TL301,
              "elements of an unknown key",
              "key \"name\" that nothing writes: node n (Read) reads it, but no node",
              flow("@Each(value = /*!*/\"name«|s»\", item = \"name\")", "Read")),
          with(
              TL301,
              "elements of a misspelt key",
              "key \"nmaes\" that nothing writes: node n (Read) reads it as its own \"name\"..."
                  + "(did you mean \"names\"?)",
              flow("@Each(value = /*!*/\"n«ma|am»es\", item = \"name\")", "Read")),
          with(
              TL302,
              "elements of a key that may be unset",
              "key \"names\" may be unset: node n (Read) reads it as its own \"name\", and on path"
                  + " n it is not set",
              """
              @Flow interface F {
                @Key("text") List<String> run(«Optional<List<String>>|List<String>» names, int limit);
                @Each(value = "names", item = "name") Read /*!*/n();
              }
              """),
          with(
              TL303,
              "what was collected read as if it were one",
              "key \"text\" of conflicting types: node n (Read) writes List<String>, but the"
                  + " result of run carries String",
              """
              @Flow interface F {
                @Key("text") «String|List<String>» /*!*/run(List<String> names, int limit);
                @Each(value = "names", item = "name") Read n();
              }
              """),
          with(
              TL204,
              "the action of a node with another name for it",
              "dangling action \"default\": node n (Done) can return it",
              """
              @Node class Done { @Post @Transition("done") void work(String name) {} }
              @Flow interface F {
                sealed interface Result { record All() implements Result {} }
                Result run(List<String> names);
                @Each(value = "names", item = "name") «|@Exit(as = "all")» Done /*!*/n();
              }
              """),
          with(
              TL391,
              "a list that was collected for nobody",
              "key \"text\" that nothing reads: node n (Read) writes it",
              """
              @Flow interface F {
                «void|@Key("text") List<String>» run(List<String> names, int limit);
                @Each(value = "names", item = "name") Read /*!*/n();
              }
              """));

  /** A flow of one node, with its annotations. */
  private static String flow(String annotations, String node) {
    return "@Flow interface F {\n"
        + "  @Key(\"text\") List<String> run(List<String> names, int limit);\n  "
        + annotations
        + " "
        + node
        + " n();\n}\n";
  }
}
