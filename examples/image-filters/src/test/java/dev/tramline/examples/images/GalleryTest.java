package dev.tramline.examples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {

  private static final List<Filter> FILTERS = List.of(Filter.values());

  @TempDir Path directory;

  private Path image(String name, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    image.setRGB(10, 10, rgb);
    Path file = directory.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private Path output(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  @Test
  void savesEachImageThroughEachFilterInTheOrderGiven() throws IOException {
    Path out = output("out");
    List<Path> images = List.of(image("b.png", 0xff0000), image("a.png", 0x00ff00));
    assertThat(Main.gallery().filter(images, List.of(Filter.SEPIA, Filter.BLUR), out))
        .containsExactly(
            List.of(out.resolve("sepia-b.png"), out.resolve("blur-b.png")),
            List.of(out.resolve("sepia-a.png"), out.resolve("blur-a.png")));
    assertThat(out.resolve("blur-a.png")).isNotEmptyFile();
  }

  @Test
  void givesTheSameBytesOnOneThreadAndOnMany() throws IOException {
    List<Path> images = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      images.add(image(i + ".png", 0x10203 * i));
    }
    List<List<Path>> many = Main.gallery().filter(images, FILTERS, output("many"));
    RunOptions here = RunOptions.builder().executor(Runnable::run).build();
    List<List<Path>> one = Main.gallery().with(here).filter(images, FILTERS, output("one"));
    for (int i = 0; i < images.size(); i++) {
      for (int j = 0; j < FILTERS.size(); j++) {
        assertThat(many.get(i).get(j)).hasSameBinaryContentAs(one.get(i).get(j));
      }
    }
  }

  @Test
  void keepsApartImagesThatDifferInTheirEndingOnly() throws IOException {
    Path out = output("out");
    List<Path> images = List.of(image("a.png", 1), image("a.jpg", 2));
    assertThat(Main.gallery().filter(images, List.of(Filter.BLUR), out))
        .containsExactly(
            List.of(out.resolve("blur-a.png")), List.of(out.resolve("blur-a.jpg.png")));
  }

  @Test
  void savesNothingForNoImages() throws IOException {
    assertThat(Main.gallery().filter(List.of(), FILTERS, output("out"))).isEmpty();
  }

  @Test
  void namesTheFileThatIsNoImage() throws IOException {
    Path text = Files.writeString(directory.resolve("text.png"), "no image");
    List<Path> images = List.of(image("a.png", 1), text);
    Path out = output("out");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> Main.gallery().filter(images, FILTERS, out))
        .withMessageContaining("text.png is no image that can be read")
        .satisfies(failure -> assertThat(failure.node()).isEqualTo("image/load"));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(
        Path.of("README.md"), GalleryFlow.GRAPH, FilteredImageFlow.GRAPH, FilteredCopyFlow.GRAPH);
  }
}
