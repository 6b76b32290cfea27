package dev.tramline.examples.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilterTest {

  private static final int SIZE = 30;
  private static final int CENTRE = 15;

  private static BufferedImage dot(int rgb) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    image.setRGB(CENTRE, CENTRE, rgb);
    return image;
  }

  private static int rgbAt(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }

  @ParameterizedTest
  @CsvSource({
    "GRAYSCALE, ff0000, 4c4c4c",
    "GRAYSCALE, 00ff00, 959595",
    "GRAYSCALE, ffffff, ffffff",
    "SEPIA,     000000,      0",
    "SEPIA,     ffffff, ffffee",
    "SEPIA,     808080, ac9977",
  })
  void changesColours(Filter filter, String before, String after) {
    BufferedImage filtered = filter.applyTo(dot(Integer.parseInt(before, 16)));
    assertThat(Integer.toHexString(rgbAt(filtered, CENTRE, CENTRE))).isEqualTo(after.strip());
  }

  @Test
  void blurSpreadsADotEvenly() {
    BufferedImage filtered = Filter.BLUR.applyTo(dot(0xffffff));
    int mean = rgbAt(filtered, CENTRE, CENTRE);
    assertThat(mean).isEqualTo(0x020202); // 255 / 121
    assertThat(rgbAt(filtered, CENTRE - 5, CENTRE + 5)).isEqualTo(mean);
    assertThat(rgbAt(filtered, CENTRE - 6, CENTRE)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheImageAsItIs(Filter filter) {
    BufferedImage image = dot(0x123456);
    BufferedImage filtered = filter.applyTo(image);
    assertThat(filtered).isNotSameAs(image);
    assertThat(rgbAt(image, CENTRE, CENTRE)).isEqualTo(0x123456);
  }
}
