package dev.tramline.examples.images;

import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.support.UsageException;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Filters a directory of images twice: one after the other, then side by side. */
public final class Main {

  private static final String USAGE =
      """
      Usage: image-filters [images [output]]

        images    a directory of PNG, JPEG, GIF or BMP files (default: three drawings)
        output    where to write (default: target/image-filters)
      """;

  private Main() {}

  /**
   * Filters the images and exits with 0, with 1 after a failure, or with 2 for wrong arguments or
   * files.
   *
   * @param args see the usage
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    if (args.length > 2 || Stream.of(args).anyMatch(arg -> arg.startsWith("-"))) {
      return around.misused(USAGE);
    }
    Path output = Path.of(args.length == 2 ? args[1] : "target/image-filters");
    return Program.run(
        around,
        () -> {
          try {
            filterTwice(images(args, output), output, around.out());
            return 0;
          } catch (IOException e) {
            throw new UsageException("Cannot read or write: " + e.getMessage());
          }
        });
  }

  private static List<Path> images(String[] args, Path output) throws IOException {
    Files.createDirectories(output);
    if (args.length == 0) {
      return SampleImages.drawInto(output.resolve("originals"));
    }
    List<Path> images = imagesIn(Path.of(args[0]));
    if (images.isEmpty()) {
      throw new UsageException("There are no images in " + args[0]);
    }
    return images;
  }

  private static List<Path> imagesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)"))
          .sorted()
          .toList();
    }
  }

  private static void filterTwice(List<Path> images, Path output, PrintStream out)
      throws IOException {
    out.printf("%d images x %d filters%n", images.size(), Filter.values().length);
    // all work on the thread that calls: nothing runs side by side, the results are the same
    RunOptions oneByOne = RunOptions.builder().executor(Runnable::run).build();
    long sequential = filter(images, output, "one after the other", oneByOne, out);
    long parallel = filter(images, output, "side by side", RunOptions.defaults(), out);
    out.printf(
        Locale.ROOT,
        "%nSide by side was %.1f times as fast on %d processors.%n",
        (double) sequential / parallel,
        Runtime.getRuntime().availableProcessors());
  }

  private static long filter(
      List<Path> images, Path output, String how, RunOptions options, PrintStream out)
      throws IOException {
    Path directory = Files.createDirectories(output.resolve(how.replace(' ', '-')));
    long start = System.nanoTime();
    List<List<Path>> saved =
        gallery().with(options).filter(images, List.of(Filter.values()), directory);
    long nanos = System.nanoTime() - start;
    out.printf(Locale.ROOT, "%n%s, %.2f s:%n", how, nanos / 1e9);
    saved.forEach(files -> out.println("  " + String.join("  ", names(files))));
    return nanos;
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  static GalleryFlow gallery() {
    return new GalleryFlow(
        new FilteredImageFlow(
            new LoadImage(), new FilteredCopyFlow(new ApplyFilter(), new SaveImage())));
  }
}
