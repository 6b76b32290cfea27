package dev.tramline.processor.model;

import dev.tramline.processor.model.NodeModel.Component;
import dev.tramline.processor.model.NodeModel.Outcome;
import dev.tramline.processor.model.NodeModel.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads what the post method of a node can return: its actions, and what it writes on each. The
 * forms are those of the table "Outcomes" in the guide.
 */
final class OutcomeReader {

  private final JavaTypes types;
  private final TypeElement node;
  private final ExecutableElement post;
  private final TypeMirror returned;

  /** What one branch starts with; without a fork the same as what post returns. */
  private final TypeMirror one;

  private final boolean forks;
  private final Findings findings;
  private final Records records;
  private final List<Mark> declared;
  private final List<Draft> drafts = new ArrayList<>();
  private final AccessorNames accessors = new AccessorNames();

  OutcomeReader(
      JavaTypes types,
      TypeElement node,
      ExecutableElement post,
      TypeMirror returned,
      Findings findings) {
    this.types = types;
    this.node = node;
    this.post = post;
    this.returned = returned;
    this.forks =
        JavaTypes.isDeclared(returned, "java.util.List")
            || JavaTypes.isDeclared(returned, "java.util.stream.Stream");
    this.one = forks ? element(types, returned) : returned;
    this.findings = findings;
    this.records = new Records(types, findings, Code.TL106);
    this.declared = Mark.findAll(post, "Transition", types.elements());
  }

  /** An action in the making: its promises may come from several annotations. */
  private record Draft(
      String action, List<Component> components, Map<String, Place> promises, Place place) {}

  /**
   * What was read: the form, and for each action the components it writes and its promises.
   *
   * @param outcome the form, of a fork that of each element
   * @param one the type of the outcome, of a fork that of each element
   * @param forks whether post returns a list or stream of outcomes
   * @param actions the actions
   */
  record Read(Outcome outcome, TypeMirror one, boolean forks, List<ActionDraft> actions) {}

  /** An action with what the outcome itself says about its writes. */
  record ActionDraft(String name, List<Component> components, Map<String, Place> promises) {}

  Read read() {
    declared.forEach(this::rejectTarget);
    Outcome outcome = readOutcome();
    rejectDoubles();
    List<ActionDraft> actions = new ArrayList<>();
    for (Draft draft : drafts) {
      actions.add(new ActionDraft(draft.action(), draft.components(), draft.promises()));
    }
    return new Read(outcome, one, forks, actions);
  }

  /** What a list or stream holds, without wildcards; of a raw one the type itself. */
  private static TypeMirror element(JavaTypes types, TypeMirror many) {
    String form =
        JavaTypes.isDeclared(many, "java.util.List") ? "java.util.List" : "java.util.stream.Stream";
    return types.argumentOf(many, form).orElse(many);
  }

  private Outcome readOutcome() {
    if (returned.getKind() == TypeKind.VOID) {
      return readVoid();
    }
    if (JavaTypes.isDeclared(one, "java.lang.String")) {
      return readText();
    }
    if (one.getKind() == TypeKind.DECLARED) {
      TypeElement element = (TypeElement) ((DeclaredType) one).asElement();
      if (element.getKind() == ElementKind.ENUM) {
        return readConstants(element);
      }
      if (element.getKind() == ElementKind.RECORD) {
        return readRecord((DeclaredType) one, element);
      }
      if (Records.isSealedInterface(element)) {
        return readSealed((DeclaredType) one);
      }
    }
    noOutcome(
        "it returns "
            + types.ref(returned).text()
            + (looksLikeFork()
                ? ": a fork is a List or Stream of outcomes, each of them a record of "
                : ": return void, a record of ")
            + node.getSimpleName()
            + ", a sealed interface of records, an enum, or String with @Transition");
    return new Outcome.Nothing();
  }

  private boolean looksLikeFork() {
    return forks
        || types.isSubtype(returned, "java.lang.Iterable")
        || types.isSubtype(returned, "java.util.Iterator")
        || types.isSubtype(returned, "java.util.stream.BaseStream");
  }

  private Outcome readVoid() {
    if (declared.size() > 1) {
      findings.add(
          Code.TL107,
          declared.get(1).place("value"),
          method()
              + " is void and so has one action, but declares "
              + declared.size()
              + ": return String or a sealed interface to choose between them");
    }
    single(List.of());
    return new Outcome.Nothing();
  }

  private Outcome readText() {
    if (declared.isEmpty()) {
      findings.add(
          Code.TL105,
          Place.of(post),
          method()
              + " returns "
              + types.ref(returned).text()
              + " without saying which actions: add a @Transition(\"...\") for each"
              + " action it may return");
    }
    for (Mark mark : declared) {
      add(mark.string("value"), List.of(), mark, mark.place("value"));
    }
    return new Outcome.Text();
  }

  private Outcome readConstants(TypeElement element) {
    List<String> constants = new ArrayList<>();
    for (Element member : element.getEnclosedElements()) {
      if (member.getKind() != ElementKind.ENUM_CONSTANT) {
        continue;
      }
      String constant = member.getSimpleName().toString();
      constants.add(constant);
      List<Mark> marks = ownActions(member);
      if (marks.isEmpty()) {
        add(Names.camelJoined(constant), List.of(), Place.of(member));
      } else {
        Mark mark = marks.get(0);
        add(mark.string("value"), List.of(), mark, mark.place("value"));
      }
    }
    if (constants.isEmpty()) {
      noOutcome("enum " + element.getSimpleName() + " has no constants: give it one per action");
    }
    promises();
    return new Outcome.Constants(constants);
  }

  private Outcome readRecord(DeclaredType type, TypeElement element) {
    List<Mark> own = ownActions(element);
    boolean member = isMemberOfNode(element);
    if (!member && own.isEmpty()) {
      noOutcome(
          "record "
              + element.getSimpleName()
              + " is neither a member of "
              + node.getSimpleName()
              + " nor carries @Transition, so it may be mere data: nest it in the node, or annotate"
              + " the record with @Transition");
    }
    if (declared.size() > 1) {
      findings.add(
          Code.TL107,
          declared.get(1).place("value"),
          method()
              + " returns one record and so has one action, but declares "
              + declared.size()
              + ": return a sealed interface to choose between them");
    }
    if (Records.hasWildcard(type)) {
      noOutcome(
          "it returns "
              + types.ref(type).text()
              + ", whose components are of no definite type: write the type out");
      return new Outcome.Nothing();
    }
    Variant variant = variant(type);
    if (declared.isEmpty() && !own.isEmpty()) {
      add(own.get(0).string("value"), variant.components(), own.get(0), own.get(0).place("value"));
    } else {
      single(variant.components());
    }
    return new Outcome.Records(List.of(variant));
  }

  /** The annotation that overrides the action of a record or constant, which has but one. */
  private List<Mark> ownActions(Element element) {
    List<Mark> own = Mark.findAll(element, "Transition", types.elements());
    own.forEach(this::rejectTarget);
    if (own.size() > 1) {
      findings.add(
          Code.TL107,
          own.get(1).place("value"),
          element.getSimpleName()
              + " stands for one action, but declares "
              + own.size()
              + ": leave one @Transition on it");
    }
    return own;
  }

  private boolean isMemberOfNode(TypeElement element) {
    for (Element around = element.getEnclosingElement();
        around instanceof TypeElement;
        around = around.getEnclosingElement()) {
      if (types
          .types()
          .isSubtype(
              types.types().erasure(node.asType()), types.types().erasure(around.asType()))) {
        return true;
      }
    }
    return false;
  }

  private Outcome readSealed(DeclaredType type) {
    Records.Result<List<Records.Member>> members = records.members(type);
    if (members.trouble().isPresent()) {
      noOutcome(members.trouble().get());
      return new Outcome.Nothing();
    }
    List<Variant> variants = new ArrayList<>();
    for (Records.Member member : members.value()) {
      List<Mark> own = ownActions(member.element());
      Variant variant = variant(member.type());
      variants.add(variant);
      if (own.isEmpty()) {
        add(member.action(), variant.components(), Place.of(member.element()));
      } else {
        add(member.action(), variant.components(), own.get(0), own.get(0).place("value"));
      }
    }
    promises();
    return new Outcome.Records(variants);
  }

  private Variant variant(DeclaredType record) {
    List<Component> components = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Records.KeyComponent each : records.components(record)) {
      MirrorTypeRef type = each.presence().type();
      KeyWrite write =
          new KeyWrite(
              each.key(),
              type,
              each.append() ? types.listOf(type) : type,
              each.append(),
              each.presence().need(),
              true,
              KeyWrite.Source.ACCESSOR,
              accessors.of(record.asElement().getSimpleName().toString(), each.name()),
              each.presence().primitive(),
              each.place());
      components.add(new Component(each.name(), types.ref(each.declared()), write));
      if (!keys.add(each.key())) {
        findings.add(
            Code.TL110,
            each.place(),
            "record "
                + record.asElement().getSimpleName()
                + " writes key \""
                + each.key()
                + "\" twice: one of the two values would be lost, rename one");
      }
    }
    return new Variant(types.ref(record), components);
  }

  /** Void and plain records: the action that a method annotation names, else "default". */
  private void single(List<Component> components) {
    if (declared.isEmpty()) {
      add("default", components, Place.of(post));
    } else {
      Mark mark = declared.get(0);
      add(mark.string("value"), components, mark, mark.place("value"));
    }
  }

  /** For enums and sealed outcomes a method annotation only promises writes. */
  private void promises() {
    Map<String, Draft> byAction = new LinkedHashMap<>();
    drafts.forEach(draft -> byAction.putIfAbsent(draft.action(), draft));
    for (Mark mark : declared) {
      String action = mark.string("value");
      Draft draft = byAction.get(action);
      if (draft == null) {
        findings.add(
            Code.TL107,
            mark.place("value"),
            method()
                + " declares action \""
                + action
                + "\", which its outcome "
                + types.ref(one).text()
                + " does not have; it has "
                + Names.quoted(byAction.keySet())
                + Names.didYouMean(action, byAction.keySet()));
      } else {
        promise(draft, mark);
      }
    }
  }

  private void add(String action, List<Component> components, Place place) {
    drafts.add(new Draft(action, components, new LinkedHashMap<>(), place));
  }

  private void add(String action, List<Component> components, Mark mark, Place place) {
    KeyNames.check(action, place, findings);
    add(action, components, place);
    promise(drafts.get(drafts.size() - 1), mark);
  }

  private static void promise(Draft draft, Mark mark) {
    List<String> keys = mark.strings("writes");
    for (int i = 0; i < keys.size(); i++) {
      draft.promises().put(keys.get(i), mark.place("writes", i));
    }
  }

  private void rejectTarget(Mark mark) {
    if (!mark.strings("to").isEmpty()) {
      findings.add(
          Code.TL107,
          mark.place("to"),
          "a node does not say where an action leads: put `to` on the flow's node method");
    }
  }

  private void rejectDoubles() {
    Set<String> seen = new HashSet<>();
    for (Draft draft : drafts) {
      if (!seen.add(draft.action())) {
        findings.add(
            Code.TL110,
            draft.place(),
            method() + " has action \"" + draft.action() + "\" twice: rename or remove one");
      }
    }
  }

  private void noOutcome(String message) {
    findings.add(Code.TL106, Place.of(post), method() + " has no outcome: " + message);
  }

  private String method() {
    return "@Post method " + node.getSimpleName() + "." + post.getSimpleName();
  }
}
