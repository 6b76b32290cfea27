package dev.tramline.benchmarks.compiling;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mappers with ten methods each, every one from a record to another. */
final class MapperSources {

  private static final int METHODS = 10;

  private MapperSources() {}

  /** {@return code by qualified name} */
  static Map<String, String> of(int mappers) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int mapper = 0; mapper < mappers; mapper++) {
      StringBuilder methods = new StringBuilder();
      for (int method = 0; method < METHODS; method++) {
        sources.put("bench.mapper%d.Pair%d".formatted(mapper, method), pair(mapper, method));
        methods.append("  Pair%1$d.To map%1$d(Pair%1$d.From from);\n\n".formatted(method));
      }
      sources.put(
          "bench.mapper%d.Pairs".formatted(mapper),
          """
          package bench.mapper%1$d;

          import org.mapstruct.Mapper;

          /** Mapper %1$d. */
          @Mapper
          public interface Pairs {
          %2$s}
          """
              .formatted(mapper, methods));
    }
    return sources;
  }

  private static String pair(int mapper, int method) {
    return """
    package bench.mapper%d;

    import java.util.List;

    /** What is mapped. */
    public final class Pair%d {
      private Pair%<d() {}

      /** One side. */
      public record From(String name, int age, long id, List<String> log, Address address) {}

      /** The other. */
      public record To(String name, String age, long id, List<String> log, Address address) {}

      /** On both. */
      public record Address(String street, String city) {}
    }
    """
        .formatted(mapper, method);
  }
}
