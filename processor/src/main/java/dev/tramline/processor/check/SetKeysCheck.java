package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Carried;
import dev.tramline.processor.check.FlowKeys.Read;
import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.check.FlowKeys.Write;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.ProvenFlow.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds reads (TL302) and outputs (TL304) of keys that may be unset there.
 *
 * <p>Exact for each action: for one key a run is always at some node with the key set or unset, and
 * a breadth-first search over these pairs, two for each node, sees all there is and the shortest
 * paths first. A value that may be absent is taken to be absent, which is the worse of the two.
 * Where a node needs the key and it may be unset, the search goes on as if it were set: whoever
 * mends that read mends what comes after it too, so one mistake is one error.
 */
final class SetKeysCheck {

  private static final byte KEEPS = 0;
  private static final byte SETS = 1;
  private static final byte UNSETS = 2;

  private static final int NONE = -1;
  private static final int UNSEEN = -2;

  private final WiredFlow wired;
  private final List<KeyFinding> findings = new ArrayList<>();

  /** For each node the number of its first edge; its action a is the edge {@code first + a}. */
  private final int[] firstEdge;

  private final byte[] effects;
  private final boolean[] needing;
  private final @Nullable Output[] outputs;

  /** Each state is {@code 2 * node}, plus 1 if the key is set there. */
  private final int[] queue;

  private final int[] cameFrom;
  private final int[] cameBy;
  private int queued;

  private SetKeysCheck(WiredFlow wired) {
    this.wired = wired;
    firstEdge = new int[wired.size() + 1];
    for (int node = 0; node < wired.size(); node++) {
      firstEdge[node + 1] = firstEdge[node] + wired.edges().get(node).size();
    }
    effects = new byte[firstEdge[wired.size()]];
    needing = new boolean[wired.size()];
    outputs = new Output[wired.flow().result().variants().size()];
    queue = new int[2 * wired.size()];
    cameFrom = new int[2 * wired.size()];
    cameBy = new int[2 * wired.size()];
  }

  static List<KeyFinding> findings(WiredFlow wired, FlowKeys keys, Set<String> spoilt) {
    SetKeysCheck check = new SetKeysCheck(wired);
    for (Uses uses : keys.byName().values()) {
      if (!spoilt.contains(uses.key()) && isInDoubt(uses)) {
        check.prepare(uses);
        check.search(uses);
      }
    }
    return check.findings;
  }

  private static boolean isInDoubt(Uses uses) {
    boolean isNeeded =
        uses.reads().stream().anyMatch(read -> read.read().need().required())
            || uses.outputs().stream().anyMatch(out -> out.output().need().required());
    boolean staysSet =
        uses.isSetAtStart() && uses.writes().stream().noneMatch(w -> w.write().mayUnset());
    return isNeeded && !staysSet && !uses.isAppended();
  }

  private void prepare(Uses uses) {
    Arrays.fill(effects, KEEPS);
    Arrays.fill(needing, false);
    Arrays.fill(outputs, null);
    Arrays.fill(cameFrom, UNSEEN);
    queued = 0;
    for (Write write : uses.writes()) {
      effects[firstEdge[write.node()] + write.action()] = effectOf(write.write());
    }
    for (Read read : uses.reads()) {
      needing[read.node()] |= read.read().need().required();
    }
    for (Carried carried : uses.outputs()) {
      if (carried.output().need().required()) {
        outputs[carried.variant()] = carried.output();
      }
    }
  }

  private static byte effectOf(KeyWrite write) {
    if (write.sets()) {
      return SETS;
    }
    return write.mayUnset() ? UNSETS : KEEPS;
  }

  private void search(Uses uses) {
    arrive(uses, wired.start(), uses.isSetAtStart(), NONE, NONE);
    for (int next = 0; next < queued; next++) {
      int state = queue[next];
      int node = state / 2;
      for (int action = 0; action < wired.edges().get(node).size(); action++) {
        byte effect = effects[firstEdge[node] + action];
        boolean set = effect == KEEPS ? state % 2 == 1 : effect == SETS;
        Target target = wired.edges().get(node).get(action);
        if (!target.exit()) {
          arrive(uses, target.index(), set, state, action);
        } else if (!set) {
          leave(uses, target.index(), state, action);
        }
      }
    }
  }

  private void arrive(Uses uses, int node, boolean set, int from, int action) {
    int state = 2 * node + (set ? 1 : 0);
    if (cameFrom[state] != UNSEEN) {
      return;
    }
    cameFrom[state] = from;
    cameBy[state] = action;
    if (!set && needing[node]) {
      String message = Messages.unsetRead(wired, uses, node, pathTo(state));
      findings.add(KeyFinding.of(Code.TL302, node, uses.key(), wired.node(node).place(), message));
      arrive(uses, node, true, from, action);
    } else {
      queue[queued++] = state;
    }
  }

  private void leave(Uses uses, int variant, int state, int action) {
    Output output = outputs[variant];
    if (output == null) {
      return;
    }
    outputs[variant] = null; // said once, with the shortest path
    String name = wired.flow().result().variants().get(variant).name();
    String exit = name.isEmpty() ? "exit" : "exit " + name;
    String path = pathTo(state) + " -" + actionName(state / 2, action) + "-> " + exit;
    String message = Messages.unsetOutput(wired, uses, name, path);
    findings.add(KeyFinding.of(Code.TL304, KeyFinding.RESULT, uses.key(), output.place(), message));
  }

  private String pathTo(int state) {
    StringBuilder path = new StringBuilder(wired.node(state / 2).name());
    for (int at = state; cameFrom[at] != NONE; at = cameFrom[at]) {
      int before = cameFrom[at] / 2;
      String step = wired.node(before).name() + " -" + actionName(before, cameBy[at]) + "-> ";
      path.insert(0, step);
    }
    return path.toString();
  }

  private String actionName(int node, int action) {
    return wired.contract(node).actions().get(action).name();
  }
}
