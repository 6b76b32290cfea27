package bakery;

import java.util.List;

class BakerTest {

  void bakesBread() {
    Oven oven = new GasOven();
    Baker baker = new Baker(oven);
    List<Bread> loaves = baker.work(List.of("rye"));
    assert loaves.size() == 1;
  }
}
