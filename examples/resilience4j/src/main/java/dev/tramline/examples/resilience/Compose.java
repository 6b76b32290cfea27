package dev.tramline.examples.resilience;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders what is known of the documents by topic. Asks nobody. */
@Node
public class Compose {

  @Exec
  @Key("briefing")
  String compose(List<Document> documents, List<String> summaries, List<String> topics) {
    Map<String, List<String>> byTopic =
        IntStream.range(0, documents.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    topics::get,
                    TreeMap::new,
                    Collectors.mapping(
                        index -> documents.get(index).title() + ": " + summaries.get(index),
                        Collectors.toList())));
    return byTopic.entrySet().stream()
        .map(topic -> topic.getKey() + "\n  " + String.join("\n  ", topic.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
