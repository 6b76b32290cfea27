package dev.tramline.examples.images;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Saves a filtered image as PNG, under a name made of the filter's and the image's. */
@Node
public class SaveImage {

  @Exec
  @Key("file")
  Path save(Path image, Filter filter, BufferedImage filtered, Path directory) throws IOException {
    String original = image.getFileName().toString();
    String name = filter.name().toLowerCase(Locale.ROOT) + "-" + original;
    Path file = directory.resolve(original.endsWith(".png") ? name : name + ".png");
    if (!ImageIO.write(filtered, "png", file.toFile())) {
      throw new IOException("nothing here can write " + file);
    }
    return file;
  }
}
