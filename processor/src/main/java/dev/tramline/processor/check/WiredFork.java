package dev.tramline.processor.check;

import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.List;

/**
 * A place where branches start; where they meet is not known yet.
 *
 * @param node the node, by its index
 * @param action the action that starts all branches, or {@link ProvenFlow#NONE} if the node returns
 *     a list of outcomes, each of which starts one
 * @param starts where branches start: of an action its targets, of a list all actions of the node
 */
record WiredFork(int node, int action, List<Route> starts) {

  WiredFork {
    starts = List.copyOf(starts);
  }

  /** Tells whether the node decides at run time how many branches there are. */
  boolean isDynamic() {
    return action == ProvenFlow.NONE;
  }
}
