package dev.tramline.trace;

import dev.tramline.runtime.RunEvent;
import java.util.Optional;

/**
 * What identifies a visit, an item or a branch: the run it belongs to, and its step there. A step
 * is {@code node/visit}, an item's {@code node/visit/item}, a branch's that of its fork, a dot and
 * its number. Before it stands the step of the branch or the flow that it is in.
 *
 * @param runId the run, that of a nested flow if it is in one
 * @param step the step
 */
record Place(String runId, String step) {

  static Place of(RunEvent event) {
    return new Place(event.runId(), event.where().step());
  }

  /** The place of a part that an event tells of: an item has its own step, a branch its fork's. */
  static Place ofPart(RunEvent event, int part) {
    Place place = of(event);
    return place.isItem() ? place : new Place(place.runId, place.step + "." + part);
  }

  /** Whether there is a number behind that of the visit; no node has a number for a name. */
  boolean isItem() {
    String around = aroundLast(step);
    return isNumber(around.charAt(around.lastIndexOf('/') + 1));
  }

  boolean isBranch() {
    return step.indexOf('.', step.lastIndexOf('/')) >= 0;
  }

  /** Which item, or branch, it is. */
  int number() {
    return Integer.parseInt(step.substring(startOfNumber() + 1));
  }

  private int startOfNumber() {
    return step.lastIndexOf(isBranch() ? '.' : '/');
  }

  /** What the branch or the item starts at. */
  Place aroundPart() {
    return new Place(runId, step.substring(0, startOfNumber()));
  }

  /**
   * What the visit is in: a branch, or else the visit, or element, that is this run.
   *
   * @param parentRunId the run around this one, if the flow is nested
   * @return empty if it is in nothing but the outermost run
   */
  Optional<Place> aroundVisit(Optional<String> parentRunId) {
    Place around = new Place(runId, aroundLast(aroundLast(step)));
    return around.isBranch()
        ? Optional.of(around)
        : parentRunId.map(parent -> new Place(parent, runId.substring(parent.length() + 1)));
  }

  private static String aroundLast(String step) {
    return step.substring(0, Math.max(0, step.lastIndexOf('/')));
  }

  private static boolean isNumber(char first) {
    return '0' <= first && first <= '9';
  }
}
