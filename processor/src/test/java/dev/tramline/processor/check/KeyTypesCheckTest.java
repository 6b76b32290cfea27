package dev.tramline.processor.check;

import static dev.tramline.processor.check.FakeType.CHARS;
import static dev.tramline.processor.check.FakeType.COMPARABLE;
import static dev.tramline.processor.check.FakeType.DOUBLE;
import static dev.tramline.processor.check.FakeType.INTEGER;
import static dev.tramline.processor.check.FakeType.NUMBER;
import static dev.tramline.processor.check.FakeType.OBJECT;
import static dev.tramline.processor.check.FakeType.SECRET;
import static dev.tramline.processor.check.FakeType.STRING;
import static dev.tramline.processor.check.FakeType.STRINGS;
import static dev.tramline.processor.check.FakeType.STRING_COLLECTION;
import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.ProvenFlow.StoredKey;
import org.junit.jupiter.api.Test;

class KeyTypesCheckTest {

  private static NodeSpec writer(String name, FakeType type, String next) {
    return node(name).writes(next, "x", type);
  }

  private static NodeSpec reader(String name, FakeType type, String next) {
    return node(name).reads("x", type).actions(next);
  }

  private static StoredKey keyX(Verdict verdict) {
    StoredKey key = verdict.is().proven("F").keys().get("x");
    assertThat(key).isNotNull();
    return key;
  }

  @Test
  void theMostSpecificTypeServesWithoutInputAndOutput() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .node(writer("a", INTEGER, "b"))
                .node(reader("b", OBJECT, "c"))
                .node(reader("c", NUMBER, "default")));
    assertThat(keyX(verdict)).isEqualTo(new StoredKey(INTEGER, false, false));
  }

  @Test
  void writersOfSeveralTypesMeetInTheTypeOfAReader() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .node(writer("a", INTEGER, "b"))
                .node(writer("b", DOUBLE, "c"))
                .node(reader("c", NUMBER, "default")));
    assertThat(keyX(verdict).type()).isEqualTo(NUMBER);
  }

  @Test
  void theTypeOfTheInputComesFirst() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .input("x", NUMBER)
                .output("x", OBJECT)
                .node(reader("a", OBJECT, "b"))
                .node(writer("b", INTEGER, "default")));
    assertThat(keyX(verdict).type()).isEqualTo(NUMBER);
  }

  @Test
  void theTypeOfTheOutputComesSecond() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .output("x", NUMBER)
                .node(writer("a", INTEGER, "b"))
                .node(reader("b", OBJECT, "default")));
    assertThat(keyX(verdict).type()).isEqualTo(NUMBER);
  }

  @Test
  void anAppendedKeyIsTheDeclaredListWhateverOthersAsk() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .input("x", STRINGS, Need.OPTIONAL)
                .output("x", STRING_COLLECTION)
                .node(node("a").appends("default", "x", STRING)));
    assertThat(keyX(verdict)).isEqualTo(new StoredKey(STRINGS, true, true));
  }

  @Test
  void aWriterThatDoesNotFitAReaderIsReportedAtTheReader() {
    Verdict.on(flow("F").node(writer("a", INTEGER, "b")).node(reader("b", STRING, "default")))
        .is("TL303 b")
        .says("key \"x\"", "node a (A) writes Integer, but node b (B) reads String;");
  }

  @Test
  void aReaderThatAsksForASubtypeConflicts() {
    Verdict.on(flow("F").input("x", CHARS).node(reader("a", STRING, "default")))
        .is("TL303 a")
        .says("entry run takes CharSequence, but node a (A) reads String;");
  }

  @Test
  void aWriterThatDoesNotFitAnOutputIsReportedAtTheOutput() {
    Verdict.on(flow("F").output("x", STRING).node(writer("a", INTEGER, "default")))
        .is("TL303 output.x")
        .says("node a (A) writes Integer, but the result of run carries String;");
  }

  @Test
  void writersThatMeetNowhereAreReportedAtTheSecond() {
    Verdict.on(flow("F").node(writer("a", INTEGER, "b")).node(writer("b", STRING, "default")))
        .is("TL303 b")
        .says("node a (A) writes Integer, but node b (B) writes String;");
  }

  @Test
  void readersThatAskForUnrelatedTypesNeedAWriterBelowBoth() {
    Verdict.on(
            flow("F")
                .node(writer("a", STRING, "b"))
                .node(reader("b", CHARS, "c"))
                .node(reader("c", COMPARABLE, "default")))
        .is()
        .proves("F");
  }

  @Test
  void appendsOfDifferentTypesConflict() {
    Verdict.on(
            flow("F")
                .node(node("a").appends("b", "x", STRING))
                .node(node("b").appends("default", "x", INTEGER)))
        .is("TL303 b")
        .says("node a (A) appends to List<String>, but node b (B) appends to List<Integer>;");
  }

  @Test
  void anInputMustBeTheListThatIsAppendedTo() {
    Verdict.on(
            flow("F")
                .input("x", STRING_COLLECTION)
                .output("x", STRING_COLLECTION)
                .node(node("a").appends("default", "x", STRING)))
        .is("TL303 a")
        .says("entry run takes Collection<String>, but node a (A) appends to List<String>;");
  }

  @Test
  void manyConflictsOfOneKeyAreOneErrorAndCauseNoOther() {
    Verdict.on(
            flow("F")
                .output("x", DOUBLE)
                .node(node("a").actions("b", "c").writes("b", "x", INTEGER))
                .node(reader("b", STRING, "c"))
                .node(reader("c", STRING, "default")))
        .is("TL303 b");
  }

  @Test
  void aRenamedKeyIsNamedAsTheNodeNamesItToo() {
    Verdict.on(
            flow("F").input("x", STRING).node(node("a").reads("own", INTEGER).rename("own", "x")))
        .is("TL303 a")
        .says("node a (A) reads Integer as its own \"own\";");
  }

  @Test
  void aTypeThatTheFlowCannotNameIsReportedWhereItIsDeclared() {
    Verdict.on(flow("F").node(writer("a", SECRET, "b")).node(reader("b", OBJECT, "default")))
        .is("TL306 a")
        .says("elsewhere.Secret is not accessible from package demo");
  }

  @Test
  void mayBeUnsetIfAnyoneAsks() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .input("i", STRING, Need.NULLABLE)
                .input("plain", STRING)
                .output("", "o", STRING, Need.OPTIONAL)
                .node(
                    node("a")
                        .reads("i", STRING, Need.OPTIONAL)
                        .reads("plain", STRING)
                        .reads("r", STRING, Need.NULLABLE)
                        .reads("w", STRING, Need.OPTIONAL)
                        .writes("b", "o", STRING)
                        .writes("b", "r", STRING)
                        .writesOptional("b", "w", STRING)
                        .writesCell("b", "c", STRING, true))
                .node(node("b").reads("c", STRING)));
    verdict.is();
    assertThat(verdict.proven("F").keys().values())
        .extracting(StoredKey::mayBeUnset)
        .containsExactly(false, true, true, false, true, true);
    assertThat(verdict.proven("F").keys().keySet())
        .containsExactly("c", "i", "o", "plain", "r", "w");
  }
}
