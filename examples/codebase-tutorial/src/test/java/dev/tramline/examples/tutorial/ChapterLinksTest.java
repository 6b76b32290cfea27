package dev.tramline.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChapterLinksTest {

  private static final List<Chapter> CHAPTERS =
      List.of(chapter(1, "Flow"), chapter(2, "FlowRun"), chapter(3, "Query planner"));

  private static Chapter chapter(int number, String name) {
    return new Chapter(number, new Abstraction(name, "", List.of("file")));
  }

  private static String link(String text) {
    return new ChapterLinks(chapter(9, "Self"), CHAPTERS).addTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A `Flow` runs.             | A [`Flow`](01_flow.md) runs.",
        "See `@Flow(maxSteps = 5)`. | See [`@Flow(maxSteps = 5)`](01_flow.md).",
        "See `FlowRun.join()`.      | See [`FlowRun.join()`](02_flow_run.md).",
        "A FlowRun ends.            | A [FlowRun](02_flow_run.md) ends.",
        "The Query planner plans.   | The [Query planner](03_query_planner.md) plans.",
        "Flow is a common word.     | Flow is a common word.",
        "`Flow.Publisher<X> x()`    | `Flow.Publisher<X> x()`",
        "`FlowRunner` and ReFlowRun | `FlowRunner` and ReFlowRun",
        "`` `Flow` ``               | `` `Flow` ``",
        "[`Flow`](other.md)         | [`Flow`](other.md)",
        "[it](01_flow.md), `Flow`   | [it](01_flow.md), `Flow`",
        "`Flow`, `Flow`             | [`Flow`](01_flow.md), `Flow`",
        "# About `Flow`             | # About `Flow`",
      })
  void linksTheFirstMention(String text, String linked) {
    assertThat(link(text)).isEqualTo(linked);
  }

  @Test
  void linksAnewInEachSectionAndNeverInCode() {
    assertThat(link("`Flow`\n\n```java\n`Flow` FlowRun\n```\n\n## Next\n\n`Flow`\n"))
        .isEqualTo(
            "[`Flow`](01_flow.md)\n\n```java\n`Flow` FlowRun\n```\n\n## Next\n\n"
                + "[`Flow`](01_flow.md)\n");
  }

  @ParameterizedTest
  @CsvSource({
    "FlowRun, 01_flow_run.md",
    "HTTP server, 01_http_server.md",
    "Überblick, 01_überblick.md",
    "../../etc, 01_etc.md",
    "???, 01_chapter.md",
  })
  void namesFilesSafely(String name, String file) {
    assertThat(chapter(1, name).fileName()).isEqualTo(file);
  }
}
