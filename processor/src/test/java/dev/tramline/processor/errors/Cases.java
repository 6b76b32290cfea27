package dev.tramline.processor.errors;

import java.util.List;
import java.util.stream.Stream;

/** Every way in which a finding can come about within one source file. */
final class Cases {

  private Cases() {}

  static List<Case> all() {
    return Stream.of(
            NodeCases.ALL, FlowCases.ALL, KeyCases.ALL, ConcurrencyCases.ALL, ForkCases.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
