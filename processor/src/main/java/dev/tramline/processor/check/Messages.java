package dev.tramline.processor.check;

import dev.tramline.processor.check.BranchKeysCheck.Owned;
import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.check.FlowKeys.Write;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.Each;
import dev.tramline.processor.model.FlowModel.ExitMark;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Goal;
import dev.tramline.processor.model.FlowModel.Rename;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.FlowModel.Wire;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of every finding about a flow, in the order of the codes. Each says what is wrong,
 * where, and what would mend it.
 */
final class Messages {

  /** How many names a message lists; more would bury the rest of it. */
  private static final int MOST_NAMES = 8;

  /**
   * What no node method can be called, though it is an identifier: keywords, methods of Object
   * without parameters, and the names that TL214 reserves.
   */
  private static final Set<String> NO_METHOD_NAMES =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
               + " double else enum extends final finally float for goto if implements import"
               + " instanceof int interface long native new package private protected public return"
               + " short static strictfp super switch synchronized this throw throws transient try"
               + " void volatile while _ true false null clone finalize getClass hashCode notify"
               + " notifyAll toString wait start with graph builder")
              .split(" "));

  private Messages() {}

  // TL204: dangling actions

  static String dangling(FlowModel flow, FlowNode node, String action) {
    return "dangling action "
        + quoted(action)
        + ": "
        + named(node)
        + " can return it, but "
        + whyDangling(flow, node, action)
        + "; "
        + mendDangling(flow, node, action)
        + Names.didYouMean(action, targets(flow, node));
  }

  private static String whyDangling(FlowModel flow, FlowNode node, String action) {
    boolean sealed = flow.result().isSealed();
    if (action.equals("default") && sealed) {
      return "the result of flow " + flow.name() + " is sealed, so an exit has to name its variant";
    }
    if (action.equals("default")) {
      return "that ends a flow only where it is the node's only action";
    }
    String other = action.equals(node.name()) ? "no other node" : "no node";
    String orVariant = sealed ? " or result variant" : "";
    return "flow " + flow.name() + " has " + other + orVariant + " named " + action;
  }

  private static String mendDangling(FlowModel flow, FlowNode node, String action) {
    String value = action.equals("default") ? "" : "value = " + quoted(action) + ", ";
    String exit =
        flow.result().isSealed()
            ? "@Exit(" + value + "as = \"...\")"
            : action.equals("default") ? "@Exit" : "@Exit(" + quoted(action) + ")";
    String annotations =
        "put @Transition(" + value + "to = \"...\") or " + exit + " on " + node.name();
    return canBeNode(flow, node, action)
        ? "declare a node method named " + action + ", or " + annotations
        : annotations;
  }

  private static boolean canBeNode(FlowModel flow, FlowNode node, String action) {
    boolean isEntry = action.equals(flow.entry().method()) && flow.entry().inputs().isEmpty();
    return !action.isEmpty()
        && Character.isJavaIdentifierStart(action.codePointAt(0))
        && action.codePoints().allMatch(Character::isJavaIdentifierPart)
        && !NO_METHOD_NAMES.contains(action)
        && !action.equals(node.name())
        && !isEntry;
  }

  private static List<String> targets(FlowModel flow, FlowNode node) {
    List<String> targets = new ArrayList<>(nodeNames(flow));
    targets.remove(node.name());
    if (flow.result().isSealed()) {
      flow.result().variants().stream().map(Variant::name).forEach(targets::add);
    }
    return targets;
  }

  // TL205: wiring of actions that there are not

  static String unknownAction(
      FlowNode node, String annotation, String action, List<String> candidates) {
    return annotation
        + " for action "
        + quoted(action)
        + ": "
        + named(node)
        + " never returns it; name one of its actions ("
        + listed(node.contract().orElseThrow().actionNames())
        + ") or remove the annotation"
        + Names.didYouMean(action, candidates);
  }

  // TL206: targets and starts that there are not

  static String unknownStart(FlowModel flow) {
    String start = flow.start();
    return "unknown start "
        + quoted(start)
        + ": flow "
        + flow.name()
        + " has no such node; name one of its nodes ("
        + listed(nodeNames(flow))
        + ")"
        + Names.didYouMean(start, nodeNames(flow));
  }

  static String unknownTarget(FlowModel flow, FlowNode node, Wire wire, Goal goal) {
    return "unknown target "
        + quoted(goal.node())
        + ": action "
        + quoted(wire.action())
        + " of "
        + named(node)
        + " leads there, but flow "
        + flow.name()
        + " has no such node; name one of its nodes ("
        + listed(nodeNames(flow))
        + "), or declare a node method of that name"
        + Names.didYouMean(goal.node(), nodeNames(flow));
  }

  // TL207, TL208: the graph

  static String unreachable(WiredFlow wired, int node) {
    String name = wired.node(node).name();
    return "unreachable node: no path leads from "
        + wired.node(wired.start()).name()
        + " to "
        + named(wired.node(node))
        + "; let a node that is reached return action "
        + quoted(name)
        + ", or put @Transition(value = \"...\", to = "
        + quoted(name)
        + ") on one, or remove the node method";
  }

  static String trap(WiredFlow wired, BitSet trap) {
    List<String> names = trap.stream().mapToObj(i -> wired.node(i).name()).toList();
    String only = trap.cardinality() == 1 ? names.get(0) : "one of " + listed(names);
    String circle =
        trap.cardinality() == 1
            ? "its actions lead only back to it"
            : "its actions lead only around " + listed(names);
    if (wired.edges().get(trap.nextSetBit(0)).isEmpty()) {
      circle = "it has no action";
    }
    return "no way out: no path leads from "
        + named(wired.node(trap.nextSetBit(0)))
        + " to an exit, "
        + circle
        + "; let an action of "
        + only
        + " lead on or put @Exit there, or declare @Flow(endless = true)";
  }

  // TL209: recursion

  static String containsItself(FlowModel flow, FlowNode node, String chain) {
    return "flow "
        + flow.name()
        + " contains itself: "
        + chain
        + "; remove one of these node methods, such as "
        + node.name();
  }

  // TL210: wired twice

  static String wiredTwice(FlowNode node, String action) {
    return "action "
        + quoted(action)
        + " is wired twice: "
        + named(node)
        + " has several @Transition or @Exit for it; leave one";
  }

  static String forkedTwice(FlowNode node, Wire wire, Goal goal) {
    return "action "
        + quoted(wire.action())
        + " of "
        + named(node)
        + " forks to "
        + goal.node()
        + " twice: two branches would do the same; name each node once";
  }

  static String ambiguous(FlowModel flow, FlowNode node, String action) {
    return "action "
        + quoted(action)
        + " of "
        + named(node)
        + " is ambiguous: a node and a result variant of flow "
        + flow.name()
        + " both bear its name; put @Transition(value = "
        + quoted(action)
        + ", to = "
        + quoted(action)
        + ") or @Exit("
        + quoted(action)
        + ") on "
        + node.name();
  }

  // TL211: exits and variants

  static String variantOfPlainResult(FlowModel flow, FlowNode node, ExitMark exit) {
    return "exit as "
        + quoted(exit.as())
        + " of "
        + named(node)
        + ": the result of flow "
        + flow.name()
        + " is not sealed and so has no variants; remove as, or make the result a sealed interface";
  }

  static String unknownVariant(FlowModel flow, FlowNode node, String variant) {
    List<String> names = flow.result().variants().stream().map(Variant::name).toList();
    return "exit as "
        + quoted(variant)
        + " of "
        + named(node)
        + ": the result of flow "
        + flow.name()
        + " has no such variant; name one of its variants ("
        + listed(names)
        + ") by @Exit(value = \"...\", as = \"...\")"
        + Names.didYouMean(variant, names);
  }

  static String unreachedVariant(FlowModel flow, Variant variant) {
    return "result variant "
        + quoted(variant.name())
        + " that no exit reaches: no action of flow "
        + flow.name()
        + " ends as it; put @Exit(value = \"...\", as = "
        + quoted(variant.name())
        + ") on a node method, or remove the record";
  }

  // TL212: forks and joins

  static String missesJoin(WiredFlow wired, WiredFork fork, int join, String path) {
    String name = wired.node(join).name();
    return "fork that does not meet: "
        + starts(wired, fork)
        + ", but path "
        + path
        + " does not pass @Join "
        + name
        + "; let all branches lead to "
        + name
        + " before "
        + (path.endsWith("> " + wired.node(fork.node()).name()) ? "they come back" : "they end");
  }

  static String neverJoins(WiredFlow wired, WiredFork fork, int join) {
    String name = wired.node(join).name();
    return "fork that does not meet: "
        + starts(wired, fork)
        + ", but not from every branch a path leads to @Join "
        + name
        + "; let all branches lead to "
        + name;
  }

  static String comesBack(WiredFlow wired, WiredFork fork, String path) {
    return "fork that comes back to itself: "
        + starts(wired, fork)
        + ", but path "
        + path
        + " starts over before the branches have met; put @Join on the node where they meet, and"
        + " go back from there";
  }

  static String neverEnds(WiredFlow wired, WiredFork fork) {
    return "fork that never ends: "
        + starts(wired, fork)
        + ", but no path leads from there to a @Join or an exit; put @Join on the node where the"
        + " branches meet";
  }

  static String endsDiffer(WiredFlow wired, WiredFork fork, String one, String other) {
    return "fork with several ends: "
        + starts(wired, fork)
        + ", and path "
        + one
        + " ends otherwise than path "
        + other
        + ", but a run has one result; let all branches end alike, or put @Join on a node where"
        + " they meet before";
  }

  static String forksOverlap(WiredFlow wired, WiredFork inner, WiredFork outer) {
    return "fork that ends too late: "
        + starts(wired, inner)
        + " within a branch of "
        + fork(wired, outer)
        + ", but they meet only after the branches of that fork have; put @Join on a node where"
        + " they meet before";
  }

  static String forgottenJoin(WiredFlow wired, WiredFork fork, int join, List<String> keys) {
    FlowNode node = wired.node(join);
    return "fork without a join: all branches of "
        + fork(wired, fork)
        + " come to "
        + named(node)
        + ", which has no @Join and so runs once in each of them, and that does not go with "
        + keys(keys)
        + mendByJoin(wired, join)
        + "; if it is to run in each, let it need only what its own branch has, and write what"
        + " no other branch writes";
  }

  static String joinOfNothing(WiredFlow wired, int node) {
    FlowNode join = wired.node(node);
    return "@Join that no fork leads to: "
        + named(join)
        + " is not where all branches of a fork meet; remove the annotation, or let all branches of"
        + " a fork lead to "
        + join.name();
  }

  /** What makes it a fork. */
  private static String starts(WiredFlow wired, WiredFork fork) {
    FlowNode node = wired.node(fork.node());
    if (fork.isDynamic()) {
      return named(node) + " starts a branch for each of its outcomes";
    }
    return "action "
        + quoted(wired.contract(fork.node()).actions().get(fork.action()).name())
        + " of "
        + named(node)
        + " forks to "
        + targets(wired, fork);
  }

  /** The fork as one thing. */
  static String fork(WiredFlow wired, WiredFork fork) {
    String node = wired.node(fork.node()).name();
    return fork.isDynamic()
        ? "the fork at " + node
        : "the fork "
            + node
            + Paths.step(wired, fork.node(), fork.action())
            + "{"
            + targets(wired, fork)
            + "}";
  }

  private static String targets(WiredFlow wired, WiredFork fork) {
    return listed(fork.starts().stream().map(start -> Paths.nameOf(wired, start)).toList());
  }

  // TL301: keys that nothing supplies

  static String unwrittenRead(WiredFlow wired, Uses uses, Collection<String> supplied) {
    Set<String> readers = new LinkedHashSet<>();
    uses.reads().forEach(read -> readers.add(wired.node(read.node()).name()));
    FlowNode first = wired.node(uses.reads().get(0).node());
    readers.remove(first.name());
    return "key "
        + quoted(uses.key())
        + " that nothing writes: "
        + named(first)
        + " reads it"
        + alias(uses.reads().get(0).read().key(), uses.key())
        + (readers.isEmpty() ? "" : " (and so does " + listed(readers) + ")")
        + ", but no node of flow "
        + wired.flow().name()
        + " writes it and it is no input; "
        + mendUnwritten(wired, uses.key(), supplied);
  }

  static String unwrittenOutput(WiredFlow wired, Uses uses, Collection<String> supplied) {
    return "key "
        + quoted(uses.key())
        + " that nothing writes: "
        + result(wired.flow(), uses.outputs().get(0).variantName())
        + " carries it, but no node of flow "
        + wired.flow().name()
        + " writes it and it is no input; "
        + mendUnwritten(wired, uses.key(), supplied);
  }

  private static String mendUnwritten(WiredFlow wired, String key, Collection<String> supplied) {
    return "let a node write it, or make it a parameter of "
        + wired.flow().entry().method()
        + Names.didYouMean(key, supplied);
  }

  // TL302, TL304: keys that may be unset

  static String unsetRead(WiredFlow wired, Scopes scopes, Uses uses, int node, String path) {
    String own =
        uses.reads().stream()
            .filter(read -> read.node() == node && read.read().need().required())
            .map(read -> read.read().key())
            .findFirst()
            .orElse(uses.key());
    return "key "
        + quoted(uses.key())
        + " may be unset: "
        + named(wired.node(node))
        + " reads it"
        + alias(own, uses.key())
        + ", and "
        + notSetOn(wired, uses, path)
        + ", or read it as Optional"
        + (scopes.isInSeveralBranches(node) ? mendByJoin(wired, node) : "");
  }

  static String unsetOutput(WiredFlow wired, Uses uses, String variant, String path) {
    return "output "
        + quoted(uses.key())
        + " may be unset: "
        + result(wired.flow(), variant)
        + " carries it, and "
        + notSetOn(wired, uses, path)
        + ", or make the output Optional";
  }

  /** Says how a path leaves a key unset, and how to set it there. */
  private static String notSetOn(WiredFlow wired, Uses uses, String path) {
    Optional<Write> unpromised =
        uses.writes().stream()
            .filter(write -> !write.write().promised())
            .filter(write -> path.contains(edge(wired, write)))
            .findFirst();
    return "on path "
        + path
        + " it is not set"
        + (unpromised.isPresent() ? " for sure" : "")
        + " ("
        + suppliers(wired, uses)
        + "); "
        + unpromised.map(Messages::mendByPromise).orElse("write it on that path too");
  }

  private static String edge(WiredFlow wired, Write write) {
    return wired.node(write.node()).name() + " -" + write.actionName() + "->";
  }

  private static String mendByPromise(Write write) {
    return "if its Out is always set then, promise it with @Transition(value = "
        + quoted(write.actionName())
        + ", writes = "
        + quoted(write.write().key())
        + ") on the @Post method";
  }

  private static String suppliers(WiredFlow wired, Uses uses) {
    Set<String> writers = new LinkedHashSet<>();
    for (Write write : uses.writes()) {
      String sure =
          write.write().sets()
              ? ""
              : write.write().promised() ? " (maybe)" : " (through an Out, maybe)";
      writers.add(wired.node(write.node()).name() + " on " + quoted(write.actionName()) + sure);
    }
    uses.merges().forEach(fork -> writers.add(fork(wired, wired.forks().get(fork))));
    List<String> ways = new ArrayList<>();
    if (uses.scope() != ProvenFlow.NONE) {
      ways.add("each branch of " + fork(wired, wired.forks().get(uses.scope())) + " has its own");
    }
    if (!writers.isEmpty()) {
      ways.add("it is written by " + shortened(writers));
    }
    if (!uses.inputs().isEmpty()) {
      ways.add(uses.isSetAtStart() ? "it is an input" : "it is an optional input");
    }
    return String.join("; ", ways);
  }

  // TL109, TL303, TL306: types of keys

  static String typesConflict(String key, String one, String other, boolean atNode) {
    return "key "
        + quoted(key)
        + " of conflicting types: "
        + one
        + ", but "
        + other
        + "; give it one type"
        + (atNode ? ", or rename it at a node with @Rename" : "");
  }

  static String notOfElements(String key, String one, String other) {
    return "@Each over key "
        + quoted(key)
        + " of a type that does not fit: "
        + one
        + ", but "
        + other
        + "; name a key that holds such elements, or give it that type";
  }

  static String takes(FlowModel flow, TypeRef type) {
    return "entry " + flow.entry().method() + " takes " + type.text();
  }

  static String carries(FlowModel flow, String variant, TypeRef type) {
    return result(flow, variant) + " carries " + type.text();
  }

  static String writes(FlowNode node, KeyWrite write) {
    String verb = write.append() ? " appends to " : " writes ";
    return named(node) + verb + write.keyType().text() + alias(write.key(), node);
  }

  static String reads(FlowNode node, KeyRead read) {
    return named(node) + " reads " + read.type().text() + alias(read.key(), node.keyOf(read));
  }

  static String readsEach(FlowNode node, Each each) {
    return named(node)
        + " needs an Iterable of "
        + each.type().text()
        + " elements, one at a time as its "
        + quoted(each.item());
  }

  static String collects(WiredFlow wired, WiredFork fork, TypeRef type) {
    return "the branches of " + fork(wired, fork) + " make it " + type.text();
  }

  static String hiddenType(FlowModel flow, String key, String who, String hidden) {
    String where =
        flow.type().packageName().isEmpty()
            ? "the unnamed package"
            : "package " + flow.type().packageName();
    return "key "
        + quoted(key)
        + " of a type that flow "
        + flow.name()
        + " cannot name: "
        + who
        + ", but "
        + hidden
        + " is not accessible from "
        + where
        + "; make it public, or move the flow to its package";
  }

  // TL305: keys of branches

  static String writtenInTwo(
      WiredFlow wired, JoinedFork fork, List<String> keys, BranchWrite one, BranchWrite other) {
    return keys(keys)
        + " that two branches write: in "
        + fork(wired, fork.fork())
        + ", "
        + writesIn(wired, fork, one)
        + " and "
        + writesIn(wired, fork, other)
        + ", but only one value can stand afterwards; write it in one branch, rename it in one of"
        + " the two by @Rename, or let both append to it by @Append"
        + (one.node() == other.node() ? mendByJoin(wired, one.node()) : "");
  }

  /** The mend for a node that many branches come to, each by itself: a forgotten join. */
  private static String mendByJoin(WiredFlow wired, int node) {
    return "; if "
        + wired.node(node).name()
        + " is to wait for all branches and run once, put @Join on it";
  }

  private static String writesIn(WiredFlow wired, JoinedFork fork, BranchWrite write) {
    Route start = fork.fork().starts().get(write.branch());
    return named(wired.node(write.node()))
        + (write.append() ? " appends in branch " : " writes in branch ")
        + Paths.nameOf(wired, start);
  }

  private static String keys(List<String> keys) {
    return (keys.size() == 1 ? "key " : "keys ") + Names.quoted(keys);
  }

  static String writtenAndAppended(
      WiredFlow wired, JoinedFork fork, String key, int writer, int appender) {
    return "key "
        + quoted(key)
        + " both written and appended to: in the branches of "
        + fork(wired, fork.fork())
        + ", "
        + named(wired.node(writer))
        + " writes it and "
        + named(wired.node(appender))
        + " appends to it, so that what stands afterwards cannot be said; do one of the two, or"
        + " rename one by @Rename";
  }

  static String ownedByBranch(WiredFlow wired, int node, List<Owned> owned) {
    List<String> keys = owned.stream().flatMap(each -> each.keys().stream()).toList();
    String ways =
        owned.stream()
            .map(
                each ->
                    "each branch of "
                        + fork(wired, each.fork().fork())
                        + " has its own, but path "
                        + each.path()
                        + " comes there from outside")
            .collect(Collectors.joining("; and "));
    return keys(keys)
        + " of a branch and of none: of what "
        + named(wired.node(node))
        + " uses, "
        + ways
        + "; declare a node method for each of the "
        + (owned.size() == 1 ? "two ways" : "ways");
  }

  // TL307: renames

  static String unknownRename(FlowNode node, Rename rename, Collection<String> own) {
    return "@Rename of key "
        + quoted(rename.key())
        + ": "
        + named(node)
        + " neither reads nor writes it; name one of its keys ("
        + listed(own)
        + ") or remove the annotation"
        + Names.didYouMean(rename.key(), own);
  }

  static String renamedTwice(FlowNode node, Rename rename) {
    return "key "
        + quoted(rename.key())
        + " is renamed twice: "
        + named(node)
        + " has one such key, which cannot be both "
        + quoted(node.keyOf(rename.key()))
        + " and "
        + quoted(rename.as())
        + "; leave one @Rename of it";
  }

  static String renamedTogether(
      FlowNode node, String action, String one, String other, String key) {
    return "@Rename makes two keys one: "
        + named(node)
        + " writes both "
        + quoted(one)
        + " and "
        + quoted(other)
        + " on action "
        + quoted(action)
        + ", and both are key "
        + quoted(key)
        + " of the flow; rename one of them to something else";
  }

  // TL308: replaced lists

  static String replacedList(FlowNode node, String key, String path) {
    return "list "
        + quoted(key)
        + " of which what was appended is lost: "
        + named(node)
        + " writes a list of its own in its place without having read it, and on path "
        + path
        + " something has been appended; "
        + (node.each().isPresent()
            ? ""
            : "let the entry of " + node.typeText() + " take the list and go on with it, or ")
        + "give what it writes another name by @Rename";
  }

  // TL391, TL392: unused keys

  static String unusedWrite(WiredFlow wired, Write write, String key) {
    FlowNode node = wired.node(write.node());
    return "key "
        + quoted(key)
        + " that nothing reads: "
        + named(node)
        + " writes it"
        + alias(write.write().key(), node)
        + ", but no node of flow "
        + wired.flow().name()
        + " reads it and no result carries it; remove it, or add it to the result";
  }

  static String unusedInput(FlowModel flow, String key) {
    return "input "
        + quoted(key)
        + " that nothing reads: no node of flow "
        + flow.name()
        + " reads it and no result carries it; remove the parameter from "
        + flow.entry().method();
  }

  // TL393: shared inputs

  static String sharedInput(
      WiredFlow wired, JoinedFork fork, KeyRead input, Collection<String> readers) {
    return "input "
        + quoted(input.key())
        + " that branches share: nodes of several branches of "
        + fork(wired, fork.fork())
        + " read it ("
        + listed(readers)
        + "), and nothing keeps one from changing a "
        + input.type().text()
        + " that another reads"
        + MEND_SHARED;
  }

  static String sharedByElements(FlowNode node, KeyRead input) {
    return "input "
        + quoted(input.key())
        + " that elements share: "
        + named(node)
        + " runs for several elements at once and reads it, and nothing keeps one from changing a "
        + input.type().text()
        + " that another reads"
        + MEND_SHARED;
  }

  private static final String MEND_SHARED =
      "; pass a value that cannot change, or say that it does not by @SuppressWarnings(\"TL393\")"
          + " on the parameter";

  // Pieces

  private static String named(FlowNode node) {
    return "node " + node.name() + " (" + node.typeText() + ")";
  }

  private static String result(FlowModel flow, String variant) {
    return variant.isEmpty()
        ? "the result of " + flow.entry().method()
        : "result variant " + variant;
  }

  private static String alias(String own, FlowNode node) {
    return alias(own, node.keyOf(own));
  }

  private static String alias(String own, String key) {
    return own.equals(key) ? "" : " as its own " + quoted(own);
  }

  private static List<String> nodeNames(FlowModel flow) {
    return flow.nodes().stream().map(FlowNode::name).toList();
  }

  private static String listed(Collection<String> names) {
    return names.isEmpty() ? "none" : shortened(names);
  }

  private static String shortened(Collection<String> names) {
    String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }
}
