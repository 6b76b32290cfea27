package dev.tramline.examples.images;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Transition;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** Makes one copy of one image with one filter. */
@Flow
public interface FilteredCopy {

  /**
   * Filters pixels and saves the result.
   *
   * @param image where the pixels come from, for the name of the result
   * @param pixels what to filter; not changed
   * @param filter the filter
   * @param directory where to save
   * @return the file written
   */
  @Key("file")
  Path make(Path image, BufferedImage pixels, Filter filter, Path directory);

  /** The start. */
  @Transition(to = "save")
  ApplyFilter apply();

  /** The end. */
  SaveImage save();
}
