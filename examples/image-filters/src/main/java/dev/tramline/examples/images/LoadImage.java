package dev.tramline.examples.images;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Reads an image. */
@Node
public class LoadImage {

  @Exec
  @Key("pixels")
  BufferedImage load(Path image) throws IOException {
    BufferedImage read = ImageIO.read(image.toFile());
    if (read == null) {
      throw new IOException(image + " is no image that can be read");
    }
    return read;
  }
}
