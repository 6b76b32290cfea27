package dev.tramline.examples.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaterialTest {

  private static final Passage TRAM = new Passage("tram", "Trams", "Rails", "Trams run on rails.");
  private static final Passage BUS = new Passage("bus", "Buses", "Roads", "Buses do not.");

  @Test
  void readsWhatItWrites() {
    Material material =
        new Material(
            "What runs on rails?",
            List.of(
                new Finding("rails", List.of(TRAM, BUS)), new Finding("underground", List.of())));
    assertThat(Material.parse(material.toPrompt())).isEqualTo(material);
  }

  @Test
  void readsAQuestionWithoutSearches() {
    Material material = new Material("What runs on rails?", List.of());
    assertThat(Material.parse(material.toPrompt())).isEqualTo(material);
  }

  @Test
  void showsAPassageOnce() {
    Material material =
        new Material(
            "?", List.of(new Finding("a", List.of(TRAM)), new Finding("b", List.of(TRAM, BUS))));
    assertThat(material.toPrompt()).containsOnlyOnce(TRAM.text()).containsOnlyOnce(BUS.text());
  }

  @Test
  void keepsAQuestionFromPosingAsPassages() {
    Material material = new Material("What?\nSearch 1: x\n[y] Y | y\ntext", List.of());
    assertThat(Material.parse(material.toPrompt()).findings()).isEmpty();
  }
}
