package dev.tramline.processor.model;

/** Every finding the processor can report; each has a page under {@code docs/errors}. */
public enum Code {
  /** A {@code @Node} class that cannot be a node. */
  TL101,
  /** Two methods for one stage, or none at all. */
  TL102,
  /** An annotated method that cannot be called, or outside a node. */
  TL103,
  /** A parameter that binds to nothing or to a wrong type. */
  TL104,
  /** A String outcome without declared actions. */
  TL105,
  /** A return type of post that is no outcome. */
  TL106,
  /** A bad annotation value. */
  TL107,
  /** A fallback that does not fit its exec. */
  TL108,
  /** A batch over something that is no collection, or of another element type. */
  TL109,
  /** An action declared twice, or a key written twice on one action. */
  TL110,
  /** A type that the node's package cannot name. */
  TL111,
  /** A generated name that is taken. */
  TL112,
  /** Warning: a mutable field in a node. */
  TL190(true),
  /** A feature this version does not have yet. */
  TL199,
  /** {@code @Flow} on something that is no plain interface. */
  TL201,
  /** No entry method, or more than one. */
  TL202,
  /** A dangling action. */
  TL204,
  /** Wiring for an action that the node never returns. */
  TL205,
  /** A target or start that is no node. */
  TL206,
  /** An unreachable node. */
  TL207,
  /** A node from which no path leads to an exit. */
  TL208,
  /** A flow that contains itself. */
  TL209,
  /** An action wired twice. */
  TL210,
  /** An exit without variant, or a variant without exit. */
  TL211,
  /** A fork whose branches do not meet, or a join that no fork leads to. */
  TL212,
  /** A node from a class file without metadata. */
  TL213,
  /** A reserved name. */
  TL214,
  /** A key that nothing writes. */
  TL301,
  /** A key that may be unset where it is read. */
  TL302,
  /** A key of conflicting types. */
  TL303,
  /** An output that may be unset at an exit. */
  TL304,
  /** A key that two branches write, or that branches write with different types. */
  TL305,
  /** A key type that the flow's package cannot name. */
  TL306,
  /** An annotation naming a key that the node does not have. */
  TL307,
  /** A list that nodes append to and that a nested flow would replace. */
  TL308,
  /** Warning: a key that nothing reads. */
  TL391(true),
  /** Warning: an input that nothing reads. */
  TL392(true),
  /** Warning: an input that can be changed and that several branches share. */
  TL393(true);

  private final boolean warning;

  Code() {
    this(false);
  }

  Code(boolean warning) {
    this.warning = warning;
  }

  /**
   * Tells warnings from errors.
   *
   * @return true if code is generated all the same
   */
  public boolean isWarning() {
    return warning;
  }
}
