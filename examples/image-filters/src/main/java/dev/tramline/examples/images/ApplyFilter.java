package dev.tramline.examples.images;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.awt.image.BufferedImage;

/** Applies a filter to a copy of the pixels. */
@Node
public class ApplyFilter {

  @Exec
  @Key("filtered")
  BufferedImage apply(BufferedImage pixels, Filter filter) {
    return filter.applyTo(pixels);
  }
}
