package dev.tramline.processor.errors;

import static dev.tramline.processor.model.Code.TL102;
import static dev.tramline.processor.model.Code.TL103;
import static dev.tramline.processor.model.Code.TL104;
import static dev.tramline.processor.model.Code.TL105;
import static dev.tramline.processor.model.Code.TL106;
import static dev.tramline.processor.model.Code.TL107;
import static dev.tramline.processor.model.Code.TL110;
import static dev.tramline.processor.model.Code.TL213;
import static dev.tramline.processor.model.Code.TL301;
import static dev.tramline.processor.model.Code.TL303;
import static dev.tramline.processor.model.Code.TL306;

import dev.tramline.processor.model.Code;
import java.util.List;

/** What can be wrong with nodes and flows that come in part from class files. */
final class LibraryCases {

  private LibraryCases() {}

  /**
   * A case over a library, both of which may differ between wrong and right.
   *
   * @param forgotten whether what is wrong is that the library was compiled without the processor
   * @param library the members of class {@code lib.Lib}
   * @param program the case itself
   */
  record LibraryCase(boolean forgotten, Case library, Case program) {

    @Override
    public String toString() {
      return program.toString();
    }
  }

  private static LibraryCase with(
      Code code, String name, String text, String library, String program) {
    return new LibraryCase(
        false, Case.of(code, name, text, library), Case.of(code, name, text, program));
  }

  private static LibraryCase forgotten(String name, String text, String library, String program) {
    return new LibraryCase(
        true, Case.of(TL213, name, text, library), Case.of(TL213, name, text, program));
  }

  static final List<LibraryCase> ALL =
      List.of(
          forgotten(
              "a node compiled without the processor",
              "lib.Lib.Count comes from a class file without the generated class"
                  + " lib.Lib_CountNode: compile it with the Tramline processor",
              """
              @Node public static class Count {
                @Key("size") @Exec public int work(String text) { return 1; }
              }
              """,
              "@Flow interface F { @Key(\"size\") int run(String text); lib.Lib.Count /*!*/n();"
                  + " }\n"),
          forgotten(
              "a flow compiled without the processor",
              "lib.Lib.Inner comes from a class file without the generated class"
                  + " lib.Lib_InnerFlow.Adapter: compile it with the Tramline processor",
              """
              @Node public static class Count {
                @Key("size") @Exec public int work(String text) { return 1; }
              }
              @Flow public interface Inner { @Key("size") int run(String text); Count n(); }
              """,
              "@Flow interface F { @Key(\"size\") int run(String text); lib.Lib.Inner /*!*/n();"
                  + " }\n"),
          with(
              TL102,
              "one exec of its own and one from a class file",
              "node N has two @Exec methods, own and inherited",
              "public abstract static class Base { «@Exec|» public void inherited() {} }\n",
              "@Node /*!*/class N extends lib.Lib.Base { @Exec void own() {} }\n"),
          with(
              TL103,
              "an exec from another package that is not public",
              "@Exec method Base.work cannot be called, it is not visible in the package of N: make"
                  + " it public",
              "public abstract static class Base { @Exec «|public» void work() {} }\n",
              "@Node /*!*/class N extends lib.Lib.Base {}\n"),
          with(
              TL104,
              "a parameter without a name",
              "parameter arg0 of Base.work comes from a class file, which holds no parameter names:"
                  + " put @Key(\"...\") on it in Base",
              "public abstract static class Base { @Exec public void work(«|@Key(\"text\")» String"
                  + " text) {} }\n",
              "@Node /*!*/class N extends lib.Lib.Base {}\n"),
          with(
              TL105,
              "a post from a class file that returns a String",
              "@Post method N.route returns String without saying which actions",
              """
              public abstract static class Base {
                «|@Transition("go")» @Post public String route() { return "go"; }
              }
              """,
              "@Node /*!*/class N extends lib.Lib.Base {}\n"),
          with(
              TL106,
              "a record of a library",
              "record Found is neither a member of N nor carries @Transition",
              "«|@Transition» public record Found(String text) {}\n",
              "@Node class N { @Post lib.Lib.Found /*!*/find() { return null; } }\n"),
          with(
              TL107,
              "retries from a class file",
              "0 attempts: exec is tried at least once",
              "public abstract static class Base { @Exec @Retry(attempts = «0|2») public void"
                  + " work() {} }\n",
              "@Node /*!*/class N extends lib.Lib.Base {}\n"),
          with(
              TL110,
              "a record of a library that writes a key twice",
              "record Found writes key \"text\" twice",
              """
              @Transition public record Found(String text, @Key("«text|other»") String other) {}
              """,
              "@Node /*!*/class N { @Post lib.Lib.Found find() { return null; } }\n"),
          with(
              TL301,
              "a key of a node from a library, known by its name",
              "key \"text\" that nothing writes: node n (Lib.Count) reads it",
              """
              @Node public static class Count {
                @Key("size") @Exec public int work(String text) { return 1; }
              }
              """,
              "@Flow interface F { @Key(\"size\") int run(«|String text»); lib.Lib.Count /*!*/n();"
                  + " }\n"),
          with(
              TL303,
              "a key of a node from a library, of another type",
              "entry run takes Integer, but node n (Lib.Count) reads String",
              """
              @Node public static class Count {
                @Key("size") @Exec public int work(String text) { return 1; }
              }
              """,
              "@Flow interface F { void run(«int|String» text); lib.Lib.Count /*!*/n(); }\n"),
          with(
              TL306,
              "a key of a type that only the library can name",
              "key \"made\" of a type that flow F cannot name: node make (Lib.Make) writes"
                  + " Lib.Made, but Made is not accessible from package demo; make it public, or"
                  + " move the flow to its package",
              """
              «|public» record Made() {}
              @Node public static class Make {
                @Key("made") @Exec public Made work() { return new Made(); }
              }
              @Node public static class Use { @Exec public void work(Made made) {} }
              """,
              """
              @Flow interface F {
                void run();
                @Transition(to = "use") lib.Lib.Make /*!*/make();
                lib.Lib.Use use();
              }
              """));
}
