package dev.tramline.runtime.generated;

/**
 * Takes the steps of one flow, or of one branch, for the loop that runs it; for one thread.
 *
 * <p>What a step needs lies here and not in the frame because only the loop sees this object: the
 * JIT then makes variables of its fields. In the frame they would be read and written anew in each
 * step, as a look at an interrupt status is a barrier to all memory that others may see.
 */
public final class Steps {

  private final Frame frame;
  private final Strand strand;
  private final Thread thread;
  private final int[] path;
  private final int[] visits;
  private final boolean watched;

  /** Whether the frame has nothing to note of a step but the node. */
  private boolean plain;

  /** How many steps the strand has taken. */
  private int taken;

  /**
   * Begins where a frame's strand is. Calls nothing on this instance: it would leave the loop.
   *
   * @param frame the frame of the flow, or of the branch
   */
  public Steps(Frame frame) {
    this.frame = frame;
    this.strand = frame.strand();
    this.thread = strand.thread;
    this.path = strand.pathFor(frame);
    this.visits = frame.visits;
    this.watched = frame.watched;
    this.taken = strand.steps;
    this.plain = frame.isPlain();
  }

  /**
   * Begins a visit to a node.
   *
   * @param node its index in the graph
   */
  public void enter(int node) {
    int step = taken;
    if (step >= strand.room || thread.isInterrupted()) {
      frame.requireRoom(node);
    }
    int slot = step & (path.length - 1); // the array's own mask, so that no bounds are checked
    path[slot] = node;
    if (!plain) {
      plain = frame.note(node, slot);
    }
    taken = step + 1;
    strand.steps = step + 1;
    visits[node]++;
    if (watched) {
      frame.announceVisit();
    }
  }

  /**
   * Ends a visit to a node.
   *
   * @param action the index of the action in the graph's node
   */
  public void leave(int action) {
    if (watched) {
      frame.leave(action);
    }
  }

  /**
   * Ends a visit to a nested flow, and goes on from where that is.
   *
   * @param action the index of the action in the graph's node
   */
  public void leaveFlow(int action) {
    leave(action);
    taken = strand.steps;
    plain = false;
  }
}
