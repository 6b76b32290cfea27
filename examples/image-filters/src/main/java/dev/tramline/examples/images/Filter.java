package dev.tramline.examples.images;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** What can be done to an image. */
public enum Filter {
  /** Brightness only, as the eye weighs the colours (Rec. 601). */
  GRAYSCALE {
    @Override
    BufferedImage applyTo(BufferedImage image) {
      return eachPixel(
          image,
          rgb -> {
            int gray = (299 * red(rgb) + 587 * green(rgb) + 114 * blue(rgb)) / 1000;
            return rgb(gray, gray, gray);
          });
    }
  },

  /** Each pixel the mean of those around it; the edge stays as it is. */
  BLUR {
    private static final int SIZE = 11;

    @Override
    BufferedImage applyTo(BufferedImage image) {
      float[] weights = new float[SIZE * SIZE];
      Arrays.fill(weights, 1f / weights.length);
      Kernel mean = new Kernel(SIZE, SIZE, weights);
      return new ConvolveOp(mean, ConvolveOp.EDGE_NO_OP, null)
          .filter(eachPixel(image, x -> x), null);
    }
  },

  /** The brown of old photographs. */
  SEPIA {
    @Override
    BufferedImage applyTo(BufferedImage image) {
      return eachPixel(
          image,
          rgb ->
              rgb(
                  (393 * red(rgb) + 769 * green(rgb) + 189 * blue(rgb)) / 1000,
                  (349 * red(rgb) + 686 * green(rgb) + 168 * blue(rgb)) / 1000,
                  (272 * red(rgb) + 534 * green(rgb) + 131 * blue(rgb)) / 1000));
    }
  };

  /** A filtered copy; the image itself, which others may read meanwhile, stays as it is. */
  abstract BufferedImage applyTo(BufferedImage image);

  private static BufferedImage eachPixel(BufferedImage image, IntUnaryOperator change) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, change.applyAsInt(image.getRGB(x, y)));
      }
    }
    return copy;
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xff;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 0xff;
  }

  private static int blue(int rgb) {
    return rgb & 0xff;
  }

  private static int rgb(int red, int green, int blue) {
    return Math.min(red, 0xff) << 16 | Math.min(green, 0xff) << 8 | Math.min(blue, 0xff);
  }
}
