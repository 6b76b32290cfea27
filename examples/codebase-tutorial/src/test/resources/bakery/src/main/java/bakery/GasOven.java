package bakery;

import bakery.internal.Thermostat;

/** An oven that burns gas. */
public final class GasOven implements Oven {

  private final Thermostat thermostat = new Thermostat();

  @Override
  public Bread bake(String flour, Temperature temperature) {
    thermostat.set(temperature);
    if (flour.isEmpty()) {
      throw new BurntException();
    }
    return new Bread(flour, 1);
  }
}
