package dev.tramline.examples.images;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Three drawings, for those who have no images at hand. */
final class SampleImages {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;

  private SampleImages() {}

  /** Draws the images and returns their files. */
  static List<Path> drawInto(Path directory) throws IOException {
    Map<String, Consumer<Graphics2D>> drawings =
        new TreeMap<>(
            Map.of(
                "hills", SampleImages::hills,
                "marbles", SampleImages::marbles,
                "sunset", SampleImages::sunset));
    Files.createDirectories(directory);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, Consumer<Graphics2D>> drawing : drawings.entrySet()) {
      Path file = directory.resolve(drawing.getKey() + ".png");
      ImageIO.write(draw(drawing.getValue()), "png", file.toFile());
      files.add(file);
    }
    return files;
  }

  private static BufferedImage draw(Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing.accept(graphics);
    graphics.dispose();
    return image;
  }

  private static void sky(Graphics2D graphics, Color top, Color bottom) {
    graphics.setPaint(new GradientPaint(0, 0, top, 0, HEIGHT, bottom));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
  }

  private static void hills(Graphics2D graphics) {
    sky(graphics, new Color(0x6fb7e9), Color.WHITE);
    for (int hill = 0; hill < 4; hill++) {
      Path2D outline = new Path2D.Double();
      outline.moveTo(0, HEIGHT);
      for (int x = 0; x <= WIDTH; x += 10) {
        outline.lineTo(x, 400 + 90 * hill + 60 * Math.sin(x / (140.0 + 30 * hill) + 2 * hill));
      }
      outline.lineTo(WIDTH, HEIGHT);
      graphics.setPaint(new Color(40 + 15 * hill, 150 - 25 * hill, 60));
      graphics.fill(outline);
    }
  }

  private static void marbles(Graphics2D graphics) {
    sky(graphics, new Color(0x222222), new Color(0x666666));
    for (int i = 0; i < 60; i++) {
      int size = 60 + i * 37 % 90;
      int x = i * 211 % WIDTH;
      int y = i * 137 % HEIGHT;
      Color colour = Color.getHSBColor(i / 60f, 0.8f, 0.9f);
      graphics.setPaint(new GradientPaint(x, y, Color.WHITE, x + size, y + size, colour));
      graphics.fill(new Ellipse2D.Double(x, y, size, size));
    }
  }

  private static void sunset(Graphics2D graphics) {
    sky(graphics, new Color(0x402060), new Color(0xff9040));
    graphics.setPaint(new Color(0xffe080));
    graphics.fill(new Ellipse2D.Double(450, 300, 300, 300));
    graphics.setPaint(new Color(0x203060));
    graphics.fillRect(0, 600, WIDTH, 200);
    graphics.setPaint(new Color(0xffe080));
    for (int wave = 0; wave < 12; wave++) {
      graphics.fillRect(480 + wave * 53 % 120, 610 + 15 * wave, 140, 3);
    }
  }
}
