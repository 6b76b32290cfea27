package dev.tramline.tests.stress;

import java.util.List;

/**
 * What a run is about: a tree of things to be done.
 *
 * @param id unlike that of any other item of the run
 * @param kind which way the flow takes it
 * @param parts what it consists of
 */
record Item(int id, Kind kind, List<Item> parts) {

  enum Kind {
    TREE,
    PAIR,
    SPIN,
    SKIP
  }

  /** The optional note of an item that has one. */
  boolean hasNote() {
    return id % 2 == 0;
  }

  /** How often an item that goes around does. */
  int rounds() {
    return id % 4;
  }
}
