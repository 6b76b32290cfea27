package dev.tramline.examples.tutorial.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.examples.tutorial.Abstraction;
import dev.tramline.examples.tutorial.Analyst;
import dev.tramline.examples.tutorial.Chapter;
import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.FakeRun;
import dev.tramline.examples.tutorial.Outline;
import dev.tramline.examples.tutorial.Relationship;
import dev.tramline.examples.tutorial.Relationships;
import dev.tramline.examples.tutorial.Samples;
import dev.tramline.examples.tutorial.SourceFile;
import dev.tramline.examples.tutorial.TutorialException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaAnalystTest {

  private final Analyst analyst = new JavaAnalyst();
  private final FakeRun run = new FakeRun(0);
  private final Codebase bakery = Samples.bakery();

  private List<String> identify(Codebase codebase, int limit) {
    return analyst.identify(codebase, limit, run).stream().map(Abstraction::name).toList();
  }

  private Outline outline(Codebase codebase) {
    List<Abstraction> found = analyst.identify(codebase, 10, run);
    Relationships ties = analyst.relate(codebase, found, run);
    List<Chapter> chapters = new ArrayList<>();
    for (Abstraction next : analyst.order(found, ties, run)) {
      chapters.add(new Chapter(chapters.size() + 1, next));
    }
    return new Outline(chapters, ties);
  }

  private String chapter(String name) {
    Outline outline = outline(bakery);
    return analyst.write(bakery, outline, outline.chapter(name).orElseThrow(), run);
  }

  @Test
  void choosesWhatTheOthersRestOn() {
    assertThat(identify(bakery, 3)).containsExactlyInAnyOrder("Bread", "Oven", "Baker");
    assertThat(identify(bakery, 10))
        .contains("Temperature", "Apprentice", "BurntException")
        .doesNotContain("BakerTest", "GasOven");
  }

  @Test
  void explainsAKindTogetherWithWhatItIsAKindOf() {
    assertThat(analyst.identify(bakery, 10, run))
        .filteredOn(it -> it.name().equals("Oven"))
        .containsExactly(
            new Abstraction(
                "Oven",
                "Turns dough into bread; see `Bread`.",
                List.of("src/main/java/bakery/Oven.java", "src/main/java/bakery/GasOven.java")));
    assertThat(chapter("Oven")).contains("## Its kinds\n\n- `GasOven`: An oven that burns gas.");
  }

  @Test
  void reportsWhatItCannotParse() {
    identify(bakery, 3);
    assertThat(run.emitted())
        .singleElement()
        .asString()
        .startsWith("skipped src/main/java/bakery/Broken.java, which cannot be parsed: ");
  }

  @Test
  void saysThatOnlyJavaIsUnderstood() {
    Codebase python = Samples.of("scripts/deliver.py", "def deliver(): pass");
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> identify(python, 3))
        .withMessageContaining("no Java type in One (1 py)")
        .withMessageContaining("only Java is understood");
  }

  @Test
  void relatesByWhatTheCodeDoes() {
    assertThat(outline(bakery).relationships().details())
        .contains(
            new Relationship("Oven", "Bread", "returns"),
            new Relationship("Oven", "Temperature", "takes as parameter"),
            new Relationship("Baker", "Oven", "has field"),
            new Relationship("Apprentice", "Baker", "has field"))
        .noneMatch(tie -> tie.from().equals(tie.to()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class A extends B {}                             | extends",
        "class A<T extends B> {}                          | uses",
        "class A { Object x() { return new B(); } }       | creates",
        "class A { java.util.List<B> x; }                 | has field",
        "record A(B[] x) {}                               | has field",
        "class A { void x(B b) { b.run(); } }             | calls",
        "class A { void x(B b) {} }                       | takes as parameter",
        "class A { void x() { B.run(); } }                | calls",
        "class A { Runnable x() { return B::run; } }      | calls",
        "class A { java.util.Optional<B> x() { return null; } } | returns",
        "@B class A {}                                    | is annotated with",
        "class A { boolean x(Object o) { return o instanceof B.C; } } | uses",
        "/** Not a {@link B}. */ class A {}               | refers to",
      })
  void namesTheClosestWayOfUse(String a, String label) {
    Codebase two =
        new Codebase(
            "Two",
            List.of(
                new SourceFile("A.java", a),
                new SourceFile("B.java", "class B { static class C {} static void run() {} }")));
    List<Abstraction> both =
        List.of(
            new Abstraction("A", "", List.of("A.java")),
            new Abstraction("B", "", List.of("B.java")));
    assertThat(analyst.relate(two, both, run).details())
        .containsExactly(new Relationship("A", "B", label));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "package x; import y.B; class A { B b; }  | y.B",
        "package x; import y.*; class A { B b; }  | x.B",
        "package z; import y.*; class A { B b; }  | y.B",
        "package x; class A { y.B b; }            | y.B",
        "package z; class A { y.B.C b; }          | y.B",
        "package z; import static y.B.*; class A { String b; } | ",
        "package x; class A { B b; }              | x.B",
        "package z; class A { B b; }              | ",
        "package x; class A<B> { B b; }           | ",
        "package x; class A { class B {} B b; }   | ",
      })
  void resolvesNamesAsJavaDoes(String a, String expected) {
    Codebase three =
        new Codebase(
            "Three",
            List.of(
                new SourceFile("A.java", a),
                new SourceFile("x/B.java", "package x; class B {}"),
                new SourceFile("y/B.java", "package y; class B {}")));
    List<Use> uses = JavaCode.parse(three).uses();
    assertThat(uses.stream().map(use -> use.used().qualifiedName()))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "src/main/java/a/examples/X.java, a.examples, false",
    "examples/one/src/main/java/a/X.java, a, true",
    "src/test/java/a/X.java, a, true",
    "src/main/java/a/XTest.java, a, true",
    "elsewhere/X.java, a, false",
  })
  void tellsTestsAndExamplesFromTheRest(String path, String packageName, boolean usageOnly) {
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    String text = "package %s; class %s {}".formatted(packageName, name);
    assertThat(JavaCode.parse(Samples.of(path, text)).types().get(name).isUsageOnly())
        .isEqualTo(usageOnly);
  }

  @Test
  void readsWhatOthersRestOnFirst() {
    List<String> order = outline(bakery).chapters().stream().map(Chapter::name).toList();
    assertThat(order).containsSubsequence("Bread", "Oven", "Baker");
    assertThat(order).containsSubsequence("Temperature", "Oven");
  }

  @Test
  void ordersCirclesTheSameWayEachTime() {
    List<Abstraction> three =
        List.of("A", "B", "C").stream()
            .map(name -> new Abstraction(name, "", List.of(name)))
            .toList();
    List<Relationship> circle =
        List.of(
            new Relationship("A", "B", "calls"),
            new Relationship("B", "C", "calls"),
            new Relationship("C", "A", "calls"));
    assertThat(ReadingOrder.of(three, circle))
        .extracting(Abstraction::name)
        .containsExactly("A", "C", "B");
  }

  @Test
  void writesAChapterFromTheSource() {
    assertThat(chapter("Oven"))
        .containsSubsequence(
            "Turns dough into bread",
            "```java\n@Hot\nBread bread = oven.bake(\"rye\", Temperature.HOT);\n```",
            "- cold, e.g. in the morning;\n- hot, so that `List<Bread>` comes out.",
            "`Oven` is an interface of package `bakery`, in `src/main/java/bakery/Oven.java`.",
            "## What it offers",
            "- `Bread bake(String flour, Temperature temperature)`: Bakes one loaf. Returns the"
                + " loaf, still warm. Throws `BurntException` if nobody looked.",
            "## In use",
            "from line ",
            "## How it works with others",
            "```mermaid",
            "`Oven` is held by `Baker`.");
  }

  @Test
  void quotesUsesAsTheyStandInTheFile() {
    assertThat(chapter("Baker"))
        .contains(
            "`BakerTest` shows it at work, in `src/test/java/bakery/BakerTest.java` from line 5"
                + " on:",
            """
            class BakerTest {

              void bakesBread() {
                Oven oven = new GasOven();
                Baker baker = new Baker(oven);
            """);
  }

  @Test
  void describesRecordsAndEnumsByTheirParts() {
    assertThat(chapter("Bread")).contains("- `int pounds`: how heavy it is.");
    assertThat(chapter("Temperature")).contains("- `WARM`: For cake.\n- `HOT`\n");
    assertThat(chapter("BurntException")).contains("Its source does not say what it is for.");
  }

  @Test
  void summarizesFromReadmeAndPackages() {
    assertThat(outline(bakery).relationships().summary())
        .startsWith("Bakes bread to order in one or more ovens.")
        .contains("- `bakery`: All that happens between an order and a loaf.")
        .contains("these files were not looked into: 1 md, 1 py");
  }
}
