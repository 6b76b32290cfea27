package dev.tramline.processor.check;

import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.BitSet;
import java.util.List;

/**
 * A fork of which it is known where its branches meet.
 *
 * @param fork where they start
 * @param join the node where they meet, or {@link ProvenFlow#NONE} if they run to the exit
 * @param exit if they do, the result variant that all of them reach, otherwise {@link
 *     ProvenFlow#NONE}
 * @param branches for each start the nodes from there to where the branches meet; not to be changed
 * @param region all these nodes; not to be changed
 */
record JoinedFork(WiredFork fork, int join, int exit, List<BitSet> branches, BitSet region) {

  JoinedFork {
    branches = List.copyOf(branches);
  }

  /** Returns where the branches end: at the join, or at the exit. */
  Route end() {
    return join == ProvenFlow.NONE ? new Route.Exit(exit) : new Route.To(join);
  }

  /** Tells whether the node, seen by itself, stands in a branch of the fork. */
  boolean contains(int node) {
    return region.get(node);
  }
}
