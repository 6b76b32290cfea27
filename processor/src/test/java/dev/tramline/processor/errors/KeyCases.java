package dev.tramline.processor.errors;

import static dev.tramline.processor.model.Code.TL301;
import static dev.tramline.processor.model.Code.TL302;
import static dev.tramline.processor.model.Code.TL303;
import static dev.tramline.processor.model.Code.TL304;
import static dev.tramline.processor.model.Code.TL306;
import static dev.tramline.processor.model.Code.TL307;
import static dev.tramline.processor.model.Code.TL308;
import static dev.tramline.processor.model.Code.TL391;
import static dev.tramline.processor.model.Code.TL392;

import dev.tramline.processor.model.Code;
import java.util.List;

/** What can be wrong with the keys of a flow, in the order of the codes. */
final class KeyCases {

  private KeyCases() {}

  private static final String NODES =
      """
      @Node class Read { @Exec void work(String text) {} }
      @Node class Write { @Key("text") @Exec String work() { return ""; } }
      @Node class Pass { @Exec void work() {} }
      @Node class Decide {
        sealed interface Next {
          record Search(String query) implements Next {}
          record Answer() implements Next {}
        }
        @Post Next route() { return null; }
      }
      """;

  /** A case over the nodes above; unused ones do no harm. */
  private static Case with(Code code, String name, String text, String template) {
    return Case.of(code, name, text, template + NODES);
  }

  static final List<Case> ALL =
      List.of(
          // TL301: keys that nothing writes
          with(
              TL301,
              "a read of an unknown key",
              "key \"text\" that nothing writes: node n (Read) reads it, but no node of flow F"
                  + " writes it and it is no input; let a node write it, or make it a parameter of"
                  + " run",
              "@Flow interface F { void run(«|String text»); Read /*!*/n(); }\n"),
          with(
              TL301,
              "a read of an unknown key, even if optional",
              "key \"text\" that nothing writes: node n (Maybe) reads it",
              """
              @Node class Maybe { @Exec void work(Optional<String> text) {} }
              @Flow interface F { void run(«|Optional<String> text»); Maybe /*!*/n(); }
              """),
          with(
              TL301,
              "several reads of one unknown key",
              "node n (Read) reads it (and so does m), but no node",
              """
              @Flow interface F {
                void run(«|String text»);
                @Transition(to = "m") Read /*!*/n();
                Read m();
              }
              """),
          with(
              TL301,
              "a misspelt key",
              "node n (Read) reads it, but...(did you mean \"texts\"?)",
              "@Flow interface F { void run(String text«s|»); Read /*!*/n(); }\n"),
          with(
              TL301,
              "a renamed key",
              "key \"book\" that nothing writes: node n (Read) reads it as its own \"text\"",
              """
              @Flow interface F {
                void run(«|String book»);
                @Rename(key = "text", as = "book") Read /*!*/n();
              }
              """),
          with(
              TL301,
              "an unknown output",
              "key \"answer\" that nothing writes: the result of run carries it, but no node of"
                  + " flow F writes it and it is no input; let a node write it, or make it a"
                  + " parameter of run",
              """
              @Flow interface F {
                record Result(
                    String text«,|»
                    «String /*!*/answer|») {}
                Result run();
                Write n();
              }
              """),
          with(
              TL301,
              "a misspelt output",
              "key \"txet\" that nothing writes: the result of run carries it...(did you mean"
                  + " \"text\"?)",
              "@Flow interface F { @Key(\"«txet|text»\") String /*!*/run(); Write n(); }\n"),
          with(
              TL301,
              "an unknown output of a variant",
              "key \"answer\" that nothing writes: result variant done carries it",
              """
              @Flow interface F {
                sealed interface Result {
                  record Done(String /*!*/«answer|text») implements Result {}
                }
                Result run();
                @Exit(as = "done") Write n();
              }
              """),
          with(
              TL301,
              "a sub-flow's input",
              "key \"text\" that nothing writes: node inner (Inner) reads it",
              """
              @Flow interface Inner { void run(String text); Read n(); }
              @Flow interface F { void run(«|String text»); Inner /*!*/inner(); }
              """),

          // TL302: keys that may be unset
          with(
              TL302,
              "a key of one action",
              "key \"query\" may be unset: node answer (Use) reads it, and on path decide -answer->"
                  + " answer it is not set (it is written by decide on \"search\"); write it on"
                  + " that path too, or read it as Optional",
              """
              @Node class Use { @Exec void work(«String|Optional<String>» query) {} }
              @Flow interface F { void run(); Decide decide(); Use search(); Use /*!*/answer(); }
              """),
          with(
              TL302,
              "a key that is written later",
              "node n (Read) reads it, and on path n it is not set (it is written by m on"
                  + " \"default\")",
              """
              @Flow«|(start = "m")» interface F {
                void run();
                «@Transition(to = "m")|» Read /*!*/n();
                «|@Transition(to = "n")» Write m();
              }
              """),
          with(
              TL302,
              "a key that is set on the way round only",
              "on path decide -answer-> answer it is not set",
              """
              @Node class Use { @Exec void work(String query) {} }
              @Flow interface F {
                void run();
                Decide decide();
                @Transition(to = "decide") Use search();
                «Use|Pass» /*!*/answer();
              }
              """),
          with(
              TL302,
              "an input that may be absent",
              "key \"text\" may be unset: node n (Read) reads it, and on path n it is not set (it"
                  + " is an optional input)",
              "@Flow interface F { void run(«Optional<String>|String» text); Read /*!*/n(); }\n"),
          with(
              TL302,
              "an input marked as nullable",
              "key \"text\" may be unset: node n (Read) reads it",
              """
              @interface Nullable {}
              @Flow interface F { void run(«@Nullable |»String text); Read /*!*/n(); }
              """),
          with(
              TL302,
              "an input marked as nullable, but not at its reader",
              "key \"text\" may be unset: node n (Own) reads it",
              """
              @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
              @interface Nullable {}
              @Node class Own { @Exec void work(«|@Nullable »String text) {} }
              @Flow interface F { void run(@Nullable String text); Own /*!*/n(); }
              """),
          with(
              TL302,
              "an outcome that may unset the key",
              "key \"text\" may be unset: node m (Read) reads it, and on path n -default-> m it is"
                  + " not set (it is written by n on \"default\" (maybe); it is an input)",
              """
              @Node class Clear {
                record Done(«Optional<String>|String» text) {}
                @Post Done work() { return null; }
              }
              @Flow interface F {
                void run(String text);
                @Transition(to = "m") Clear n();
                Read /*!*/m();
              }
              """),
          with(
              TL302,
              "an outcome that is marked as nullable",
              "key \"text\" may be unset: node m (Read) reads it, and on path n -default-> m",
              """
              @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
              @interface Nullable {}
              @Node class Clear {
                record Done(«@Nullable |»String text) {}
                @Post Done work() { return null; }
              }
              @Flow interface F { void run(); @Transition(to = "m") Clear n(); Read /*!*/m(); }
              """),
          with(
              TL302,
              "an Out without a promise",
              "on path n -default-> m it is not set for sure (it is written by n on \"default\""
                  + " (through an Out, maybe)); if its Out is always set then, promise it with"
                  + " @Transition(value = \"default\", writes = \"text\") on the @Post method, or"
                  + " read it as Optional",
              """
              @Node class Own {
                «|@Transition(writes = "text")» @Post void work(Out<String> text) {}
              }
              @Flow interface F { void run(); @Transition(to = "m") Own n(); Read /*!*/m(); }
              """),
          with(
              TL302,
              "an exec that may return nothing",
              "on path n -default-> m it is not set",
              """
              @Node class Own {
                @Key("text") @Exec «Optional<String>|String» work() { return null; }
              }
              @Flow interface F { void run(); @Transition(to = "m") Own n(); Read /*!*/m(); }
              """),
          with(
              TL302,
              "a key of one variant of a sub-flow",
              "key \"text\" may be unset: node bad (Read) reads it, and on path inner -bad-> bad it"
                  + " is not set (it is written by inner on \"good\")",
              """
              @Node class Judge { enum Next { GOOD, BAD } @Post Next route() { return null; } }
              @Flow interface Inner {
                sealed interface Result {
                  record Good(String text) implements Result {}
                  record Bad(«|String text») implements Result {}
                }
                Result run();
                @Transition(to = "judge") Write n();
                Judge judge();
              }
              @Flow interface F { void run(); Inner inner(); Read good(); Read /*!*/bad(); }
              """),
          with(
              TL302,
              "a renamed key",
              "key \"book\" may be unset: node n (Read) reads it as its own \"text\", and on path"
                  + " n",
              """
              @Flow interface F {
                void run(«Optional<String>|String» book);
                @Rename(key = "text", as = "book") Read /*!*/n();
              }
              """),

          // TL303: conflicting types
          with(
              TL303,
              "an input of another type than the reader's",
              "key \"text\" of conflicting types: entry run takes Integer, but node n (Read) reads"
                  + " String; give it one type, or rename it at a node with @Rename",
              "@Flow interface F { void run(«int|String» text); Read /*!*/n(); }\n"),
          with(
              TL303,
              "an input that the result carries as something else",
              "entry run takes String, but the result of run carries Integer; give it one type",
              """
              @Node class Own { @Post void work(Object text) {} }
              @Flow interface F {
                record Result(«Integer|String» /*!*/text) {}
                Result run(String text);
                Own n();
              }
              """),
          with(
              TL303,
              "a write of another type than the reader's",
              "node n (Write) writes String, but node m (Count) reads Integer",
              """
              @Node class Count { @Exec void work(«Integer|CharSequence» text) {} }
              @Flow interface F { void run(); @Transition(to = "m") Write n(); Count /*!*/m(); }
              """),
          with(
              TL303,
              "a wider input than the reader's",
              "entry run takes Object, but node n (Read) reads String",
              "@Flow interface F { void run(«Object|String» text); Read /*!*/n(); }\n"),
          with(
              TL303,
              "no widening of numbers",
              "entry run takes Integer, but node n (Count) reads Long",
              """
              @Node class Count { @Exec void work(«long|int» size) {} }
              @Flow interface F { void run(int size); Count /*!*/n(); }
              """),
          with(
              TL303,
              "no raw list for a list of something",
              "entry run takes List, but node n (All) reads List<String>",
              """
              @Node class All { @Exec void work(List<String> all) {} }
              @Flow interface F {
                @SuppressWarnings("rawtypes") void run(List«|<String>» all);
                All /*!*/n();
              }
              """),
          with(
              TL303,
              "two writes of types without a common one",
              "node n (Write) writes String, but node m (Count) writes Integer",
              """
              @Node class Count { @Key("text") @Exec «Integer|String» work() { return null; } }
              @Flow interface F {
                void run();
                @Transition(to = "m") Write n();
                @Transition(to = "o") Count /*!*/m();
                Any o();
              }
              @Node class Any {
                @Prep int gather(Comparable<?> text) { return 1; }
                @Exec void work(java.io.Serializable text) {}
              }
              """),
          with(
              TL303,
              "an output of another type",
              "node n (Write) writes String, but the result of run carries Integer",
              "@Flow interface F { @Key(\"text\") «int|String» /*!*/run(); Write n(); }\n"),
          with(
              TL303,
              "an output of a variant of another type",
              "node n (Write) writes String, but result variant done carries Integer",
              """
              @Flow interface F {
                sealed interface Result {
                  record Done(«int|String» /*!*/text) implements Result {}
                }
                Result run();
                @Exit(as = "done") Write n();
              }
              """),
          with(
              TL303,
              "a list and its single value",
              "node n (Add) appends to List<String>, but node m (Read) reads String",
              """
              @Node class Add { @Append("text") @Exec String work() { return ""; } }
              @Flow interface F {
                void run();
                @Transition(to = "m") Add n();
                «Read|All» /*!*/m();
              }
              @Node class All { @Exec void work(Collection<? extends CharSequence> text) {} }
              """),
          with(
              TL303,
              "a collection as the first content of a list",
              "entry run takes Collection<String>, but node n (Add) appends to List<String>",
              """
              @Node class Add { @Append("all") @Exec String work() { return ""; } }
              @Flow interface F {
                @Key("all") Collection<String> run(«Collection|List»<String> all);
                Add /*!*/n();
              }
              """),
          with(
              TL303,
              "a list of more than what is appended",
              "entry run takes List<Object>, but node n (Add) appends to List<String>",
              """
              @Node class Add { @Append("all") @Exec String work() { return ""; } }
              @Flow interface F {
                @Key("all") Collection<?> run(List<«Object|String»> all);
                Add /*!*/n();
              }
              """),
          with(
              TL303,
              "a renamed key",
              "entry run takes Integer, but node n (Read) reads String as its own \"text\"",
              """
              @Flow interface F {
                void run(«int|String» book);
                @Rename(key = "text", as = "book") Read /*!*/n();
              }
              """),

          // TL304: outputs that may be unset
          with(
              TL304,
              "an output of one action",
              "output \"query\" may be unset: the result of run carries it, and on path decide"
                  + " -answer-> answer -default-> exit it is not set (it is written by decide on"
                  + " \"search\"); write it on that path too, or make the output Optional",
              """
              @Flow interface F {
                record Result(
                    «String|Optional<String>» /*!*/query) {}
                Result run();
                Decide decide();
                Pass search();
                Pass answer();
              }
              """),
          with(
              TL304,
              "a value that may be unset",
              "output \"query\" may be unset: the result of run carries it, and on path decide"
                  + " -answer-> exit it is not set",
              """
              @Flow interface F {
                @Key("query") «String|Optional<String>» /*!*/run();
                @Exit("search") @Exit("answer") Decide decide();
              }
              """),
          with(
              TL304,
              "an output of a variant",
              "output \"query\" may be unset: result variant answer carries it, and on path decide"
                  + " -answer-> exit answer it is not set",
              """
              @Flow interface F {
                sealed interface Result {
                  record Search(String query) implements Result {}
                  record Answer(«String /*!*/query|») implements Result {}
                }
                Result run();
                Decide decide();
              }
              """),
          with(
              TL304,
              "an input that may be absent",
              "output \"text\" may be unset: the result of run carries it, and on path n -default->"
                  + " exit it is not set (it is an optional input)",
              "@Flow interface F { @Key(\"text\") String /*!*/run(«Optional<String>|String» text);"
                  + " Pass n(); }\n"),

          // TL306: types that the flow cannot name
          with(
              TL306,
              "a private input",
              "key \"in\" is of type Outer.Hidden, but Hidden cannot be named in package demo: make"
                  + " it at least package-private there, or public",
              """
              class Outer {
                «private|» record Hidden() {}
                @Flow interface F { void run(Hidden /*!*/in); Any n(); }
              }
              @Node class Any { @Exec void work(Object in) {} }
              """),
          with(
              TL306,
              "a private result",
              "the result is of type Outer.Hidden, but Hidden cannot be named in package demo",
              """
              class Outer {
                «private|» record Hidden(String text) {}
                @Flow interface F { Hidden /*!*/run(); Write n(); }
              }
              """),
          with(
              TL306,
              "a result that carries something private",
              "key \"in\" is of type Outer.Hidden, but Hidden cannot be named in package demo",
              """
              class Outer {
                «private|» record Hidden() {}
                record Result(
                    Hidden /*!*/in) {}
                @Flow interface F { Result run(«Object|Hidden» in); Any n(); }
              }
              @Node class Any { @Exec void work(Object in) {} }
              """),
          with(
              TL306,
              "a value that is private",
              "key \"in\" is of type List<Outer.Hidden>, but Hidden cannot be named",
              """
              class Outer {
                «private|» record Hidden() {}
                @Flow interface F {
                  @Key("in") List<Hidden> /*!*/run(«Object|List<Hidden>» in);
                  Any n();
                }
              }
              @Node class Any { @Exec void work(Object in) {} }
              """),

          // TL308: lists that are replaced
          with(
              TL308,
              "a flow in place of one more that appends",
              "list \"notes\" of which what was appended is lost: node more (More) writes a list of"
                  + " its own in its place without having read it, and on path note -default-> more"
                  + " something has been appended; let the entry of More take the list and go on"
                  + " with it, or give what it writes another name by @Rename",
              """
              @Flow interface F {
                @Key("notes") List<String> run(String text);
                @Transition(to = "more") Note note();
                More /*!*/more();
              }
              @Flow interface More {
                @Key("notes") List<String> more(String text«|, List<String> notes»);
                Note note();
              }
              @Node class Note { @Exec @Append("notes") String note(String text) { return text; } }
              """),
          with(
              TL308,
              "a flow that writes the whole list, in a loop",
              "on path note -again-> all something has been appended",
              """
              @Flow interface F {
                @Key("notes") List<String> run(String text);
                @Transition(to = "note") @Rename(key = "notes", as = "«notes|fresh»") Plain /*!*/all();
                @Transition(value = "again", to = "all") @Exit("enough") Look note();
              }
              @Flow interface Plain { @Key("notes") List<String> all(String text); All work(); }
              @Node class All {
                @Exec @Key("notes") List<String> all(String text) { return List.of(text); }
              }
              @Node class Look {
                sealed interface Next {
                  record Again(@Append("notes") String note) implements Next {}
                  record Enough() implements Next {}
                }
                @Post Next look(List<String> «notes|fresh») { return new Next.Enough(); }
              }
              """),
          with(
              TL308,
              "what is collected of elements",
              "on path note -default-> each something has been appended; give what it writes",
              """
              @Flow interface F {
                @Key("notes") List<String> run(String text, List<String> texts);
                @Transition(to = "each") Note note();
                @Each(value = "texts", item = "text") @Rename(key = "copy", as = "notes")
                Copy«|Note» /*!*/each();
              }
              @Node class Note { @Exec @Append("notes") String note(String text) { return text; } }
              @Node class Copy { @Exec @Key("copy") String copy(String text) { return text; } }
              @Node class CopyNote { @Exec @Append("copy") String copy(String text) { return text; } }
              """),

          // TL307: keys that the node does not have
          with(
              TL307,
              "a rename of an unknown key",
              "@Rename of key \"book\": node n (Read) neither reads nor writes it; name one of its"
                  + " keys (text) or remove the annotation",
              """
              @Flow interface F {
                void run(String text);
                @Rename(key = /*!*/"«book|text»", as = "«pages|text»") Read n();
              }
              """),
          with(
              TL307,
              "a rename of a misspelt key",
              "(did you mean \"text\"?)",
              """
              @Flow interface F {
                void run(String pages);
                @Rename(key = /*!*/"te«|x»t", as = "pages") Read n();
              }
              """),
          with(
              TL307,
              "two renames of one key",
              "key \"text\" is renamed twice: node n (Read) has one such key, which cannot be both"
                  + " \"pages\" and \"book\"; leave one @Rename of it",
              """
              @Flow interface F {
                void run(String pages«, String book|»);
                @Rename(key = "text", as = "pages")
                «@Rename(key = "text", as = "book")|»
                Read /*!*/n();
              }
              """),
          with(
              TL307,
              "a rename that makes two keys one",
              "@Rename makes two keys one: node n (Two) writes both \"one\" and \"two\" on action"
                  + " \"default\", and both are key \"two\" of the flow; rename one of them to"
                  + " something else",
              """
              @Node class Two {
                record Done(String one, String two) {}
                @Post Done work() { return null; }
              }
              @Flow interface F {
                record Result(String two«|, String three») {}
                Result run();
                @Rename(key = /*!*/"one", as = "«two|three»") Two n();
              }
              """),
          with(
              TL307,
              "a promise of an unknown key",
              "action \"default\" promises to write key \"txet\", but the method has no Out of that"
                  + " name; it has \"text\" (did you mean \"text\"?)",
              """
              @Node class Own {
                @Transition(writes = /*!*/"«txet|text»") @Post void work(Out<String> text) {}
              }
              """),
          with(
              TL307,
              "a promise of an unknown key among others",
              "action \"go\" promises to write key \"more\", but the method has no Out of that"
                  + " name; it has \"text\"",
              """
              @Node class Own {
                @Transition(value = "go", writes = {"text"«, /*!*/"more"|»})
                @Post void work(Out<String> text) {}
              }
              """),
          with(
              TL307,
              "a promise without any Out",
              "promises to write key \"text\", but the method has no Out of that name; it has none",
              """
              @Node class Own { @Transition«(writes = /*!*/"text")|» @Post void work() {} }
              """),

          // TL391 and TL392: what nothing reads
          with(
              TL391,
              "a key that nothing reads",
              "key \"text\" that nothing reads: node n (Write) writes it, but no node of flow F"
                  + " reads it and no result carries it; remove it, or add it to the result",
              "@Flow interface F { «void|@Key(\"text\") String» run(); Write /*!*/n(); }\n"),
          with(
              TL391,
              "a renamed key that nothing reads",
              "key \"book\" that nothing reads: node n (Write) writes it as its own \"text\"",
              """
              @Flow interface F {
                «void|@Key("book") String» run();
                @Rename(key = "text", as = "book") Write /*!*/n();
              }
              """),
          with(
              TL391,
              "a list that nothing reads",
              "key \"all\" that nothing reads: node n (Add) writes it",
              """
              @Node class Add {
                @Append("all") @Exec String work(«|List<String> all») { return ""; }
              }
              @Flow interface F { void run(); Add /*!*/n(); }
              """),
          with(
              TL391,
              "a key that nothing reads, suppressed",
              "key \"text\" that nothing reads",
              "@Flow interface F { void run(); «|@SuppressWarnings(\"TL391\")» Write /*!*/n();"
                  + " }\n"),
          with(
              TL392,
              "an input that nothing reads",
              "input \"text\" that nothing reads: no node of flow F reads it and no result carries"
                  + " it; remove the parameter from run",
              "@Flow interface F { void run(String /*!*/text); «Pass|Read» n(); }\n"),
          with(
              TL392,
              "an input that nothing reads, suppressed",
              "input \"text\" that nothing reads",
              "«|@SuppressWarnings(\"TL392\")» @Flow interface F { void run(String /*!*/text); Pass"
                  + " n(); }\n"));
}
