package dev.tramline.processor.model;

import dev.tramline.processor.model.FlowModel.Each;
import dev.tramline.processor.model.FlowModel.FlowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** Reads {@code @Each}, and says what of the node the flow then sees. */
final class EachReader {

  private final JavaTypes types;
  private final Findings findings;
  private final ExecutableElement method;
  private final Contract contract;

  private EachReader(
      JavaTypes types, Findings findings, ExecutableElement method, Contract contract) {
    this.types = types;
    this.findings = findings;
    this.method = method;
    this.contract = contract;
  }

  /**
   * Reads the annotation of a node method.
   *
   * @param contract what a single visit reads and writes
   * @return empty if there is no annotation, or one with an error, which is reported
   */
  static Optional<Each> read(
      JavaTypes types, Findings findings, ExecutableElement method, Contract contract) {
    return Mark.find(method, "Each", types.elements())
        .flatMap(mark -> new EachReader(types, findings, method, contract).read(mark));
  }

  private Optional<Each> read(Mark mark) {
    int errors = findings.errors();
    String value = mark.string("value");
    KeyNames.check(value, mark.place("value"), findings);
    int concurrency =
        Counts.read(mark, "concurrency", "at least one element is in work at a time", findings);
    checkActions(mark);
    String item = mark.string("item");
    List<KeyRead> reads = contract.reads().stream().filter(r -> r.key().equals(item)).toList();
    if (reads.isEmpty()) {
      unknownItem(mark, item);
    }
    Optional<TypeRef> type = reads.isEmpty() ? Optional.empty() : narrowest(mark, reads);
    rejectRenamedItem(item, value);
    boolean nullable = reads.stream().noneMatch(read -> read.need().required());
    return findings.errors() > errors
        ? Optional.empty()
        : type.map(
            of -> new Each(contract, value, item, of, nullable, concurrency, mark.place("value")));
  }

  private void checkActions(Mark mark) {
    if (contract.forks()) {
      unfit(
          mark.place(),
          contract.type().simpleName()
              + " returns a list of outcomes, and each element would start branches of its own: put"
              + " the node and what its branches do into a flow of their own, and @Each on that");
    } else if (contract.actions().size() > 1) {
      unfit(
          mark.place(),
          contract.type().simpleName()
              + " has several actions ("
              + String.join(", ", contract.actionNames())
              + "), and its elements may differ in theirs: give it one, or a flow around it whose"
              + " result is not sealed");
    }
  }

  private void unfit(Place place, String why) {
    findings.add(Code.TL109, place, "@Each on " + method.getSimpleName() + ": " + why);
  }

  private void unknownItem(Mark mark, String item) {
    List<String> known = contract.reads().stream().map(KeyRead::key).distinct().toList();
    findings.add(
        Code.TL307,
        mark.place("item"),
        "item "
            + "\""
            + item
            + "\" of @Each: "
            + named()
            + " does not read it; name one of the keys it reads ("
            + (known.isEmpty() ? "none" : String.join(", ", known))
            + ")"
            + Names.didYouMean(item, known));
  }

  /** Two stages may read the item as different types; an element has to serve both. */
  private Optional<TypeRef> narrowest(Mark mark, List<KeyRead> reads) {
    Optional<TypeRef> narrowest =
        reads.stream()
            .map(KeyRead::type)
            .filter(type -> reads.stream().allMatch(read -> type.isSubtypeOf(read.type())))
            .findFirst();
    if (narrowest.isEmpty()) {
      unfit(
          mark.place("item"),
          named()
              + " reads the item both as "
              + reads.get(0).type().text()
              + " and as "
              + reads.get(reads.size() - 1).type().text()
              + ": declare it alike");
    }
    return narrowest;
  }

  /** The item has no name in the flow, but what the node writes under the same key may have one. */
  private void rejectRenamedItem(String item, String value) {
    boolean isWritten =
        contract.actions().stream()
            .flatMap(action -> action.writes().stream())
            .anyMatch(write -> write.key().equals(item));
    for (Mark rename : Mark.findAll(method, "Rename", types.elements())) {
      if (rename.string("key").equals(item) && !isWritten) {
        findings.add(
            Code.TL307,
            rename.place("key"),
            "@Rename of key \""
                + item
                + "\": "
                + named()
                + " gets it from @Each, as an element of the flow's key \""
                + value
                + "\"; remove the annotation");
      }
    }
  }

  private String named() {
    return "node " + method.getSimpleName() + " (" + contract.type().joined(".") + ")";
  }

  /**
   * Returns what the flow sees of a node that runs for each element.
   *
   * @param each how it runs
   * @return a contract of the one action {@code default}; it reads the item as the whole
   *     collection, which {@link FlowNode#keyOf(KeyRead)} finds under the flow's name
   */
  static Contract whole(Each each, JavaTypes types) {
    Contract element = each.element();
    List<KeyRead> reads = new ArrayList<>();
    for (KeyRead read : element.reads()) {
      if (!read.key().equals(each.item())) {
        reads.add(read);
      } else if (reads.stream().noneMatch(known -> known.key().equals(each.item()))) {
        reads.add(
            new KeyRead(
                read.key(),
                types.iterableOf(each.type()),
                Need.REQUIRED,
                read.parameter(),
                false,
                read.place()));
      }
    }
    List<KeyWrite> writes =
        element.actions().get(0).writes().stream()
            .map(write -> write.append() ? write : collected(write, types))
            .toList();
    return new Contract(
        element.type(),
        element.adapter(),
        element.flow(),
        element.contains(),
        element.hasExec(),
        reads,
        List.of(),
        List.of(new Action("default", writes)),
        false,
        element.result(),
        element.fingerprint(),
        element.fromSource());
  }

  /** The list is there even if no element wrote anything. */
  private static KeyWrite collected(KeyWrite write, JavaTypes types) {
    TypeRef list = types.listOf(write.type());
    return new KeyWrite(
        write.key(),
        list,
        list,
        false,
        Need.REQUIRED,
        true,
        KeyWrite.Source.RESULT,
        "",
        false,
        write.place());
  }
}
