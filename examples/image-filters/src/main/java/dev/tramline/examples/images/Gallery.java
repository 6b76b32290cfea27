package dev.tramline.examples.images;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Rename;
import java.nio.file.Path;
import java.util.List;

/** Puts every image through every filter; the images side by side. */
@Flow
public interface Gallery {

  /**
   * Filters images and saves the results.
   *
   * @param images the files to read
   * @param filters what to do to each; no node changes the list, so all images may share it
   * @param directory where to save
   * @return the files written: a list per image, in it a file per filter, both in the order given
   */
  @Key("savedByImage")
  List<List<Path>> filter(
      List<Path> images, @SuppressWarnings("TL393") List<Filter> filters, Path directory);

  /** Once per image. Its list of files becomes one element of the list of lists. */
  @Each(value = "images", item = "image", concurrency = 4)
  @Rename(key = "saved", as = "savedByImage")
  FilteredImage image();
}
