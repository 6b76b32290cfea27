package dev.tramline.examples.images;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import java.nio.file.Path;
import java.util.List;

/** Reads one image and puts it through every filter, side by side. */
@Flow
public interface FilteredImage {

  /**
   * Filters an image and saves the results.
   *
   * @param image the file to read
   * @param filters what to do to it
   * @param directory where to save
   * @return the file for each filter, in their order
   */
  @Key("saved")
  List<Path> filter(Path image, List<Filter> filters, Path directory);

  /** The start: the pixels are read once, for all filters. */
  @Transition(to = "copy")
  LoadImage load();

  /** Once per filter, from the same pixels. */
  @Each(value = "filters", item = "filter", concurrency = 4)
  @Rename(key = "file", as = "saved")
  FilteredCopy copy();
}
