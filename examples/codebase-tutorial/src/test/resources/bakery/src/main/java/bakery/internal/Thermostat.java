package bakery.internal;

import bakery.Temperature;

/** Keeps a temperature. */
public class Thermostat {
  private Temperature wanted;

  public void set(Temperature wanted) {
    this.wanted = wanted;
  }

  Temperature wanted() {
    return wanted;
  }
}
