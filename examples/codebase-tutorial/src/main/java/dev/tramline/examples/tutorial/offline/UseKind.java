package dev.tramline.examples.tutorial.offline;

/** How one type uses another, the closest first. */
enum UseKind {
  EXTENDS("extends", "extends", "is extended by", 3),
  IMPLEMENTS("implements", "implements", "is implemented by", 3),
  CREATES("creates", "creates", "is created by", 2),
  HAS_FIELD("has field", "holds", "is held by", 2),
  CALLS("calls", "calls", "is called by", 2),
  TAKES("takes as parameter", "takes", "is taken as a parameter by", 1.5),
  RETURNS("returns", "returns", "is returned by", 1.5),
  THROWS("throws", "throws", "is thrown by", 1),
  ANNOTATED("is annotated with", "carries", "stands on", 1.5),
  USES("uses", "uses", "is used by", 1),
  REFERS("refers to", "mentions", "is mentioned by", 0.3);

  private final String label;
  private final String verb;
  private final String passive;
  private final double weight;

  UseKind(String label, String verb, String passive, double weight) {
    this.label = label;
    this.verb = verb;
    this.passive = passive;
    this.weight = weight;
  }

  /** {@return what stands on an arrow from user to used} */
  String label() {
    return label;
  }

  /** {@return the verb of a sentence that the user is the subject of} */
  String verb() {
    return verb;
  }

  /** {@return the verb of a sentence that the used one is the subject of} */
  String passive() {
    return passive;
  }

  /** {@return how much a single use ties the two together} */
  double weight() {
    return weight;
  }

  static UseKind ofLabel(String label) {
    for (UseKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(label);
  }
}
