package dev.tramline.examples.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  @TempDir Path directory;

  private final Terminal terminal = new Terminal();

  private int run(Object... args) {
    String[] strings = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return Main.run(strings, terminal.surroundings(Map.of()));
  }

  @Test
  void filtersTheImagesOfADirectoryTwice() throws IOException {
    Path images = Files.createDirectory(directory.resolve("in"));
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", images.resolve("b.PNG").toFile());
    ImageIO.write(image, "jpg", images.resolve("a.jpg").toFile());
    Files.writeString(images.resolve("notes.txt"), "no image");
    Path output = directory.resolve("new").resolve("out");
    assertThat(run(images, output)).isZero();
    assertThat(terminal.output())
        .containsSubsequence(
            "2 images x 3 filters",
            "one after the other",
            "grayscale-a.jpg.png  blur-a.jpg.png  sepia-a.jpg.png",
            "side by side",
            "sepia-b.PNG.png",
            "times as fast");
    assertThat(output.resolve("one-after-the-other/blur-a.jpg.png"))
        .hasSameBinaryContentAs(output.resolve("side-by-side/blur-a.jpg.png"));
  }

  @Test
  void drawsImagesIfThereAreNone() throws IOException {
    assertThat(SampleImages.drawInto(directory.resolve("drawn")))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("hills.png", "marbles.png", "sunset.png");
    assertThat(ImageIO.read(directory.resolve("drawn/hills.png").toFile()).getWidth())
        .isEqualTo(1200);
  }

  @Test
  void saysThatThereAreNoImages() {
    assertThat(run(directory, directory.resolve("out"))).isEqualTo(2);
    assertThat(terminal.errors()).contains("no images in " + directory);
  }

  @Test
  void saysWhatItCannotRead() {
    assertThat(run(directory.resolve("missing"), directory.resolve("out"))).isEqualTo(2);
    assertThat(terminal.errors()).contains("Cannot read or write", "missing");
  }

  @Test
  void saysWhichImageIsBroken() throws IOException {
    Path images = Files.createDirectory(directory.resolve("in"));
    Files.writeString(images.resolve("broken.png"), "no image");
    assertThat(run(images, directory.resolve("out"))).isEqualTo(1);
    assertThat(terminal.errors())
        .contains("broken.png is no image that can be read")
        .doesNotContain("\tat ");
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isEqualTo(2);
    assertThat(terminal.errors()).contains("Usage: image-filters");
  }
}
