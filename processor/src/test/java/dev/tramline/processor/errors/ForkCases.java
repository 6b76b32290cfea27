package dev.tramline.processor.errors;

import static dev.tramline.processor.model.Code.TL206;
import static dev.tramline.processor.model.Code.TL210;
import static dev.tramline.processor.model.Code.TL212;
import static dev.tramline.processor.model.Code.TL302;
import static dev.tramline.processor.model.Code.TL303;
import static dev.tramline.processor.model.Code.TL304;
import static dev.tramline.processor.model.Code.TL305;
import static dev.tramline.processor.model.Code.TL393;

import dev.tramline.processor.model.Code;
import java.util.List;

/** What can be wrong with forks and joins, in the order of the codes. */
final class ForkCases {

  private ForkCases() {}

  /** Nodes that split a text, work on the parts, and look at all there is. */
  private static final String NODES =
      """
      @Node class N { @Exec void work() {} }
      @Node class Again {
        @Transition("again") @Transition @Post String route() { return null; }
      }
      @Node class Split {
        record Work(String part) {}
        @Post @Transition("work") List<Work> split(String text) { return List.of(new Work(text)); }
      }
      @Node class Count { @Exec @Key("count") int count(String part) { return part.length(); } }
      @Node class Mark { @Exec @Key("mark") String mark(String part) { return part; } }
      @Node class Total { @Exec @Key("total") int add(List<Integer> count) { return 0; } }
      @Node class Weather { @Exec @Key("weather") String ask() { return "sun"; } }
      @Node class News { @Exec @Key("news") String ask() { return "trams"; } }
      @Node class Note { @Exec @Append("notes") String note() { return "n"; } }
      @Node class Clear { @Exec @Key("notes") List<String> clear() { return List.of(); } }
      @Node class Comment { @Exec @Key("comment") String say(String weather) { return weather; } }
      @Node class Read { @Exec void read(List<String> texts) {} }
      """;

  private static Case with(Code code, String name, String text, String template) {
    return Case.of(code, name, text, template + NODES);
  }

  static final List<Case> ALL =
      List.of(
          // TL206 and TL210: targets of a fork
          with(
              TL206,
              "one of several targets that is no node",
              "unknown target \"onne\": action \"default\" of node n (N) leads there...did you mean"
                  + " \"one\"",
              """
              @Flow interface F {
                void run();
                @Transition(to = {"two", /*!*/"«onne|one»"}) N n();
                N one();
                N two();
              }
              """),
          with(
              TL210,
              "a target named twice",
              "action \"default\" of node n (N) forks to one twice: two branches would do the same;"
                  + " name each node once",
              """
              @Flow interface F {
                void run();
                @Transition(to = {"one", /*!*/"«one|two»"}) N n();
                N one();
                N two();
              }
              """),

          // TL212: branches that do not meet
          with(
              TL212,
              "a branch that ends before the join",
              "fork that does not meet: action \"default\" of node n (N) forks to one, two, but"
                  + " path n -default-> two -default-> exit does not pass @Join meet; let all"
                  + " branches lead to meet before they end",
              """
              @Flow interface F {
                void run();
                @Transition(to = /*!*/{"one", "two"}) N n();
                @Transition(to = "meet") N one();
                «@Exit|@Transition(to = "meet")» N two();
                @Join N meet();
              }
              """),
          with(
              TL212,
              "a branch that comes back before the join",
              "node split (Split) starts a branch for each of its outcomes, but path split -work->"
                  + " work -again-> split does not pass @Join meet; let all branches lead to meet"
                  + " before they come back",
              """
              @Flow interface F {
                @Key("part") List<String> run(String text);
                Split /*!*/split();
                @Transition(value = "again", to = "«split|work»") @Transition(to = "meet")
                Again work();
                @Join N meet();
              }
              """),
          with(
              TL212,
              "a fork that comes back to itself",
              "fork that comes back to itself: action \"default\" of node n (N) forks to one, two,"
                  + " but path n -default-> one -again-> n starts over before the branches have"
                  + " met",
              """
              @Flow interface F {
                void run();
                @Transition(to = /*!*/{"one", "two"}) N n();
                @Transition(value = "again", to = "«n|one»") @Exit Again one();
                N two();
              }
              """),
          with(
              TL212,
              "branches that end differently",
              "fork with several ends: action \"default\" of node n (N) forks to one, two, and path"
                  + " n -default-> one -default-> exit good ends otherwise than path n -default->"
                  + " two -again-> exit bad, but a run has one result",
              """
              sealed interface Verdict {
                record Good() implements Verdict {}
                record Bad() implements Verdict {}
              }
              @Flow interface F {
                Verdict run();
                @Transition(to = «/*!*/{"one", "two"}|"two"») N n();
                «@Exit(as = "good") N one();|»
                @Exit(value = "again", as = "bad") @Exit(as = "good") Again two();
              }
              """),
          with(
              TL212,
              "branches of which one never ends",
              "but not from every branch a path leads to @Join meet; let all branches lead to meet",
              """
              @Flow(endless = true) interface F {
                void run();
                @Transition(to = /*!*/{"one", "two"}) N n();
                @Transition(to = "«one|meet»") N one();
                @Transition(to = "meet") N two();
                @Join N meet();
              }
              """),
          with(
              TL212,
              "branches of which none ever ends",
              "fork that never ends: action \"default\" of node n (N) forks to one, two, but no"
                  + " path leads from there to a @Join or an exit",
              """
              @Flow(endless = true) interface F {
                void run();
                @Transition(to = /*!*/{"one", "two"}) N n();
                «@Transition(to = "one")|» N one();
                «@Transition(to = "two")|» N two();
              }
              """),
          with(
              TL212,
              "a join that no fork leads to",
              "@Join that no fork leads to: node two (N) is not where all branches of a fork meet;"
                  + " remove the annotation, or let all branches of a fork lead to two",
              """
              @Flow interface F {
                void run();
                @Transition(to = "two") N one();
                «/*!*/@Join|» N two();
              }
              """),
          with(
              TL212,
              "a join after the join",
              "@Join that no fork leads to: node last (N)",
              """
              @Flow interface F {
                void run();
                @Transition(to = {"one", "two"}) N n();
                @Transition(to = "meet") N one();
                @Transition(to = "meet") N two();
                @Join @Transition(to = "last") N meet();
                «/*!*/@Join|» N last();
              }
              """),

          // TL302 and TL304: keys that branches do not see, or do not leave
          with(
              TL212,
              "a join that was forgotten",
              "fork without a join: all branches of the fork n -default-> {one, two} come to node"
                  + " look (Look), which has no @Join and so runs once in each of them, and that"
                  + " does not go with keys \"look\", \"news\", \"weather\"; if look is to wait for"
                  + " all branches and run once, put @Join on it; if it is to run in each, let it",
              """
              @Flow interface F {
                @Key("look") String run();
                @Transition(to = {"one", "two"}) N n();
                @Transition(to = "look") Weather one();
                @Transition(to = "look") News two();
                «|@Join» Look /*!*/look();
              }
              @Node class Look {
                @Exec @Key("look") String look(String weather, String news) { return news; }
              }
              """),
          with(
              TL212,
              "a join that was forgotten behind a list of outcomes",
              "all branches of the fork at split come to node total (Total), which has no"
                  + " @Join...keys \"count\", \"total\"; if total is to wait for all branches and"
                  + " run once, put @Join on it",
              """
              @Flow interface F {
                @Key("total") int run(String text);
                @Transition(value = "work", to = "count") Split split();
                @Transition(to = "total") Count count();
                «|@Join» Total /*!*/total();
              }
              """),
          with(
              TL302,
              "a key that the other branch writes, in a node of both",
              "key \"weather\" may be unset: node look (Look) reads it, and on path n -default->"
                  + " two -again-> look it is not set (it is written by one on \"default\");"
                  + " write it on that path too, or read it as Optional; if look is to wait for all"
                  + " branches and run once, put @Join on it",
              """
              @Flow interface F {
                void run();
                @Transition(to = {"one", "two"}) N n();
                @Transition(to = "«look|meet»") Weather one();
                @Transition(value = "again", to = "look") @Transition(to = "meet") Again two();
                @Transition(to = "meet") «Look|N» /*!*/look();
                @Join «N|Look» meet();
              }
              @Node class Look { @Exec void look(String weather) {} }
              """),
          with(
              TL302,
              "a key that another branch writes",
              "key \"weather\" may be unset: node two (Comment) reads it, and on path n -default->"
                  + " two it is not set (it is written by one on \"default\")",
              """
              @Flow interface F {
                record Result(String weather, String comment) {}
                Result run();
                @Transition(to = «{"one", "two"}|"one"») N n();
                @Transition(to = "«meet|two»") Weather one();
                @Transition(to = "meet") Comment /*!*/two();
                «@Join|» N meet();
              }
              """),
          with(
              TL302,
              "a key of the flow behind a branch's own",
              "key \"part\" may be unset: node count (Count) reads it, and on path fork -go-> count"
                  + " it is not set (each branch of the fork at fork has its own; it is written by"
                  + " mark on \"default\"",
              """
              @Node class Fork {
                enum Next { GO }
                @Post List<Next> fork() { return List.of(Next.GO); }
              }
              @Node class Part { @Exec @Key("part") String mark() { return ""; } }
              @Flow interface F {
                record Result(List<String> part, List<Integer> count) {}
                Result run(«List<String> part|»);
                @Transition(value = "go", to = "«count|mark»") Fork fork();
                @Transition(to = "«mark|meet»") Count /*!*/count();
                @Transition(to = "«meet|count»") Part mark();
                @Join N meet();
              }
              """),
          with(
              TL304,
              "an output that a branch may leave unset",
              "output \"weather\" may be unset: the result of run carries it, and on path n"
                  + " -default-> way -default-> exit it is not set",
              """
              @Flow interface F {
                @Key("weather") String /*!*/run();
                @Transition(to = {"way", "two"}) N n();
                @Transition(value = "again", to = "one") «@Exit|@Transition(to = "one")» Again way();
                Weather one();
                N two();
              }
              """),

          // TL303: an element where the list is, and the other way round
          with(
              TL303,
              "an element behind the join",
              "key \"part\" of conflicting types: the branches of the fork at split make it"
                  + " List<String>, but node meet (Count) reads String",
              """
              @Flow interface F {
                record Result(List<String> mark, «int|List<String>» «count|part») {}
                Result run(String text);
                @Transition(value = "work", to = "mark") Split split();
                @Transition(to = "meet") Mark mark();
                @Join «Count|N» /*!*/meet();
              }
              """),

          // TL305: keys of branches
          with(
              TL305,
              "two branches that write a key",
              "key \"weather\" that two branches write: in the fork n -default-> {one, two}, node"
                  + " one (Weather) writes in branch one and node two (Weather) writes in branch"
                  + " two, but only one value can stand",
              """
              @Flow interface F {
                record Result(String weather«|, String later») {}
                Result run();
                @Transition(to = {"one", "two"}) N n();
                Weather one();
                «|@Rename(key = "weather", as = "later")» Weather /*!*/two();
              }
              """),
          with(
              TL305,
              "a node in two branches that writes a key",
              "node both (Weather) writes in branch one and node both (Weather) writes in branch"
                  + " two, but only one value can stand afterwards; write it in one branch, rename"
                  + " it in one of the two by @Rename, or let both append to it by @Append; if both"
                  + " is to wait for all branches and run once, put @Join on it",
              """
              @Flow interface F {
                @Key("weather") String run();
                @Transition(to = {"one", "two"}) N n();
                @Transition(to = "«both|meet»") N one();
                @Transition(to = "both") N two();
                @Transition(to = "meet") Weather /*!*/both();
                @Join N meet();
              }
              """),
          with(
              TL305,
              "a branch that writes what another appends to",
              "node two (Clear) writes in branch two and node one (Note) appends in branch one",
              """
              @Flow interface F {
                @Key("notes") List<String> run();
                @Transition(to = {"one", "two"}) N n();
                Note /*!*/one();
                «Clear|Note» two();
              }
              """),
          with(
              TL305,
              "branches of a list that both write and append",
              "key \"notes\" both written and appended to: in the branches of the fork at fork,"
                  + " node clear (Clear) writes it and node note (Note) appends to it",
              """
              @Node class Fork {
                enum Next { NOTE, CLEAR }
                @Post List<Next> fork() { return List.of(); }
              }
              @Flow interface F {
                @Key("notes") List<String> run();
                Fork fork();
                Note /*!*/note();
                «Clear|Note» clear();
              }
              """),
          with(
              TL305,
              "branches of a list that write different types",
              "key \"value\" of conflicting types: node text (Text) writes String, but node digit"
                  + " (Digit) writes Integer",
              """
              @Node class Fork {
                enum Next { TEXT, DIGIT }
                @Post List<Next> fork() { return List.of(); }
              }
              @Node class Text { @Exec @Key("value") String make() { return ""; } }
              @Node class Digit { @Exec @Key("value") «Integer|String» make() { return null; } }
              @Flow interface F {
                @Key("value") List<String> run();
                Fork fork();
                Text text();
                Digit /*!*/digit();
              }
              """),
          with(
              TL305,
              "a node in and outside a branch that uses a key of the branch",
              "keys \"count\", \"part\" of a branch and of none: of what node work (Count) uses,"
                  + " each branch of the fork at split has its own, but path way -default-> work"
                  + " comes there from outside; declare a node method for each of the two ways",
              """
              @Flow interface F {
                record Result(Optional<List<Integer>> count«|, Optional<Integer> only») {}
                Result run(String text«, String part|»);
                @Transition(value = "again", to = "split") @Transition(to = "«work|other»")
                Again way();
                Split split();
                @Transition(to = "meet") Count /*!*/work();
                «|@Rename(key = "part", as = "text") @Rename(key = "count", as = "only")
                @Transition(to = "meet") Count other();»
                @Join N meet();
              }
              """),

          // TL393: inputs that branches share
          with(
              TL393,
              "a list that two branches read",
              "input \"texts\" that branches share: nodes of several branches of the fork n"
                  + " -default-> {one, two} read it (one, two), and nothing keeps one from changing"
                  + " a List<String> that another reads",
              """
              @Flow interface F {
                void run(List<String> /*!*/texts);
                @Transition(to = {"one", "two"}) N n();
                Read one();
                «Read|N» two();
              }
              """),
          with(
              TL393,
              "a map that the branches of a list read",
              "nodes of several branches of the fork at split read it (look)...Map<String, String>",
              """
              @Node class Look { @Exec void look(String part, Map<String, String> known) {} }
              @Flow interface F {
                void run(String text, «|@SuppressWarnings("TL393")» Map<String, String> /*!*/known);
                @Transition(value = "work", to = "look") Split split();
                Look look();
              }
              """),
          with(
              TL393,
              "a map that elements side by side read",
              "input \"known\" that elements share: node look (Look) runs for several elements at"
                  + " once and reads it, and nothing keeps one from changing a Map<String, String>"
                  + " that another reads; pass a value that cannot change",
              """
              @Node class Look { @Exec void look(String part, Map<String, String> known) {} }
              @Flow interface F {
                void run(List<String> parts, Map<String, String> /*!*/known);
                @Each(value = "parts", item = "part", concurrency = «2|1») Look look();
              }
              """));
}
