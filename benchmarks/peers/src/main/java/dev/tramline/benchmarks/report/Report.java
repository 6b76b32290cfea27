package dev.tramline.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What one run of one measurement found, and where it ran. It is kept as a JSON file, from which
 * the page is made.
 *
 * @param measurement its id, which is also the file's name
 * @param date in UTC
 * @param jdk version and vendor
 * @param machine processors and system; no name of it
 * @param load the system's load average at the end, per processor; about 1 if nothing else ran;
 *     negative where the system does not tell
 * @param rows what was found, in the order of the page
 */
public record Report(
    String measurement, String date, String jdk, String machine, double load, List<Row> rows) {

  /**
   * One contender.
   *
   * @param group what the contenders of the same group did; ratios hold within a group
   * @param contender who did it
   * @param figures by unit, such as {@code ns} or {@code bytes}
   */
  public record Row(String group, String contender, Map<String, Double> figures) {}

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Writes the report of this process into the directory that the system property {@code results}
   * names, in place of the former one.
   *
   * @param measurement its id
   * @param rows what was found
   * @throws IOException if it cannot be written
   */
  public static void write(String measurement, List<Row> rows) throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    Report report =
        new Report(
            measurement,
            LocalDate.now(ZoneOffset.UTC).toString(),
            System.getProperty("java.vm.name") + " " + Runtime.version(),
            "%d processors, %s, %s"
                .formatted(system.getAvailableProcessors(), system.getName(), system.getArch()),
            system.getSystemLoadAverage() / system.getAvailableProcessors(),
            rows);
    Path directory = Files.createDirectories(Path.of(System.getProperty("results")));
    JSON.writeValue(directory.resolve(measurement + ".json").toFile(), report);
  }

  /**
   * {@return a report that was written before}
   *
   * @param file the file
   * @throws IOException if it cannot be read
   */
  public static Report read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Report.class);
  }
}
