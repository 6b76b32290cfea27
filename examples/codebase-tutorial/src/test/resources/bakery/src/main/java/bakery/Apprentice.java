package bakery;

/** Learns from a {@link Baker}. */
public class Apprentice {

  private final Baker master;

  /** Begins to learn. */
  public Apprentice(Baker master) {
    this.master = master;
    master.teach(this);
  }
}
