package bakery;

import java.util.ArrayList;
import java.util.List;

/** Works off orders with an {@link Oven}. */
public class Baker {

  private final Oven oven;
  private final List<Apprentice> apprentices = new ArrayList<>();

  /** Gives a baker an oven. */
  public Baker(Oven oven) {
    this.oven = oven;
  }

  /** Bakes what was ordered. */
  public List<Bread> work(List<String> flours) {
    List<Bread> loaves = new ArrayList<>();
    for (String flour : flours) {
      loaves.add(oven.bake(flour, Temperature.HOT));
    }
    return loaves;
  }

  /** Takes someone on. */
  public void teach(Apprentice apprentice) {
    apprentices.add(apprentice);
  }
}
