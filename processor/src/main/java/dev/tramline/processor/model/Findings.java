package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.List;

/** Collects what a reader finds. */
public final class Findings {

  private final List<Finding> all = new ArrayList<>();
  private int errors;

  /**
   * Adds a finding.
   *
   * @param code what kind it is
   * @param place where it stands
   * @param message what is wrong and what would mend it
   */
  public void add(Code code, Place place, String message) {
    all.add(new Finding(code, place, message));
    if (!code.isWarning()) {
      errors++;
    }
  }

  /**
   * Adds what another collector holds.
   *
   * @param other the other collector
   */
  public void addAll(Findings other) {
    all.addAll(other.all);
    errors += other.errors;
  }

  /**
   * Returns the same findings, with those that stand in class files moved to where the compiler can
   * point.
   *
   * @param sources what is compiled from source
   * @param otherwise where the findings in class files go
   * @return the findings
   */
  Findings within(Sources sources, Place otherwise) {
    Findings moved = new Findings();
    for (Finding finding : all) {
      Place place = finding.place();
      boolean visible = place == null || sources.contain(place.element());
      moved.all.add(visible ? finding : new Finding(finding.code(), otherwise, finding.message()));
    }
    moved.errors = errors;
    return moved;
  }

  /**
   * Returns how many of the findings are errors.
   *
   * @return the number
   */
  public int errors() {
    return errors;
  }

  /**
   * Returns the findings.
   *
   * @return in the order in which they were added
   */
  public List<Finding> all() {
    return List.copyOf(all);
  }
}
