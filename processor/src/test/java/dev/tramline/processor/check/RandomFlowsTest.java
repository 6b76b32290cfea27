package dev.tramline.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.check.RandomFlow.Edge;
import dev.tramline.processor.check.RandomFlow.Effect;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the checks with {@link Explorer}, which runs the flows, on many random flows. A failing
 * case is named by its seed, which alone makes it again.
 */
class RandomFlowsTest {

  private static final int CASES = 8_000;

  private static final Pattern UNSET =
      Pattern.compile("(?:key|output) \"(\\w+)\" .* on path (.*) it is not set .*");
  private static final Pattern STEP = Pattern.compile(" -(\\w+)-> (exit(?: \\w+)?|\\w+)");

  @Test
  void theChecksSayWhatRunningSays() {
    int proven = 0;
    Map<Code, Integer> seen = new EnumMap<>(Code.class);
    for (long seed = 0; seed < CASES; seed++) {
      RandomFlow flow = new RandomFlow(seed);
      Verdict verdict = Verdict.on(flow.spec());
      long named = seed;
      compare(() -> "seed " + named + ": " + verdict.findings(), flow, verdict);
      proven += verdict.provenOrNull("Random") == null ? 0 : 1;
      codes(verdict).forEach(code -> seen.merge(code, 1, Integer::sum));
    }
    // A generator that drew only good flows, or only bad ones, would prove nothing.
    assertThat(proven).as("proven").isBetween(CASES / 10, CASES * 9 / 10);
    for (Code code : List.of(Code.TL207, Code.TL208, Code.TL301, Code.TL302, Code.TL304)) {
      assertThat(seen.get(code)).as("flows with %s", code).isGreaterThan(CASES / 40);
    }
  }

  private static void compare(Supplier<String> name, RandomFlow flow, Verdict verdict) {
    Explorer explorer = new Explorer(flow);
    assertThat(codes(verdict))
        .as(name)
        .isSubsetOf(
            Code.TL207, Code.TL208, Code.TL301, Code.TL302, Code.TL304, Code.TL391, Code.TL392);
    assertThat(places(verdict, Code.TL207)).as(name).isEqualTo(explorer.unreachable);
    assertThat(places(verdict, Code.TL208)).as(name).isEqualTo(explorer.traps);
    boolean graphIsGood = explorer.unreachable.isEmpty() && explorer.traps.isEmpty();
    if (graphIsGood) {
      assertThat(keys(verdict, Code.TL301)).as(name).isEqualTo(explorer.unwritten);
      assertThat(unsetReads(verdict)).as(name).isEqualTo(explorer.unsetReads.keySet());
      assertThat(unsetOutputs(flow, verdict)).as(name).isEqualTo(explorer.unsetOutputs.keySet());
      for (Finding finding : verdict.findings()) {
        if (finding.code() == Code.TL302 || finding.code() == Code.TL304) {
          checkWitness(name, flow, explorer, finding);
        }
      }
    }
    ProvenFlow proven = verdict.provenOrNull("Random");
    boolean isGood =
        graphIsGood
            && explorer.unwritten.isEmpty()
            && explorer.unsetReads.isEmpty()
            && explorer.unsetOutputs.isEmpty();
    assertThat(proven != null).as(name).isEqualTo(isGood);
    if (proven != null) {
      checkProven(name, flow, proven);
    }
  }

  private static void checkProven(Supplier<String> name, RandomFlow flow, ProvenFlow proven) {
    List<List<Route>> meant = new ArrayList<>();
    for (List<Edge> edges : flow.edges) {
      List<Route> routes = new ArrayList<>();
      for (Edge edge : edges) {
        routes.add(edge.exit() ? new Route.Exit(edge.target()) : new Route.To(edge.target()));
      }
      meant.add(routes);
    }
    assertThat(proven.start()).as(name).isEqualTo(flow.start);
    assertThat(proven.edges()).as(name).isEqualTo(meant);
    proven
        .keys()
        .forEach(
            (key, stored) ->
                assertThat(stored.appended())
                    .as(name)
                    .isEqualTo(flow.isAppended(Integer.parseInt(key.substring(1)))));
  }

  /** Walks the path of a message: is it one, does it end in the mistake, is none shorter? */
  private static void checkWitness(
      Supplier<String> name, RandomFlow flow, Explorer explorer, Finding finding) {
    Matcher message = UNSET.matcher(finding.message());
    assertThat(message.matches()).as(name).isTrue();
    int key = Integer.parseInt(message.group(1).substring(1));
    String path = message.group(2);
    Matcher step = STEP.matcher(path);
    String at = path.contains(" ") ? path.substring(0, path.indexOf(' ')) : path;
    assertThat(at).as(name).isEqualTo(RandomFlow.node(flow.start));
    boolean set = flow.inputs.getOrDefault(key, false);
    int steps = 0;
    for (int end = at.length(); end < path.length(); end = step.end()) {
      assertThat(step.find(end) && step.start() == end).as(name).isTrue();
      int node = Integer.parseInt(at.substring(1));
      Edge edge = edge(flow, node, step.group(1));
      set |= flow.reads.get(node).getOrDefault(key, false);
      Effect effect = edge.effects().get(key);
      set = effect == Effect.SET || (effect != Effect.OPTIONAL && set);
      at = step.group(2);
      assertThat(at).as(name).isEqualTo(targetName(flow, edge));
      steps++;
    }
    assertThat(set).as(name).isFalse();
    boolean read = finding.code() == Code.TL302;
    String where = read ? at : at.replaceFirst("exit ?", "");
    assertThat(read ? Verdict.placeOf(finding) : variantOf(flow, finding)).isEqualTo(where);
    assertThat((read ? explorer.unsetReads : explorer.unsetOutputs).get(where + " k" + key))
        .as(name)
        .isEqualTo(steps);
  }

  private static Edge edge(RandomFlow flow, int node, String action) {
    return flow.edges.get(node).stream()
        .filter(edge -> edge.name().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static String targetName(RandomFlow flow, Edge edge) {
    return edge.exit()
        ? ("exit " + flow.variant(edge.target())).strip()
        : RandomFlow.node(edge.target());
  }

  private static Set<Code> codes(Verdict verdict) {
    return verdict.findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  private static List<Finding> findings(Verdict verdict, Code code) {
    return verdict.findings().stream().filter(finding -> finding.code() == code).toList();
  }

  /** Every finding of a code stands at another place. */
  private static Set<String> places(Verdict verdict, Code code) {
    return distinct(findings(verdict, code).stream().map(Verdict::placeOf).toList());
  }

  private static Set<String> keys(Verdict verdict, Code code) {
    return distinct(
        findings(verdict, code).stream().map(finding -> finding.message().split("\"")[1]).toList());
  }

  private static Set<String> unsetReads(Verdict verdict) {
    return distinct(
        findings(verdict, Code.TL302).stream()
            .map(finding -> Verdict.placeOf(finding) + " " + finding.message().split("\"")[1])
            .toList());
  }

  private static Set<String> unsetOutputs(RandomFlow flow, Verdict verdict) {
    return distinct(
        findings(verdict, Code.TL304).stream()
            .map(finding -> variantOf(flow, finding) + " " + finding.message().split("\"")[1])
            .toList());
  }

  private static String variantOf(RandomFlow flow, Finding finding) {
    return flow.sealed ? Objects.requireNonNull(Verdict.placeOf(finding)).split("\\.")[1] : "";
  }

  private static Set<String> distinct(List<String> all) {
    assertThat(all).doesNotHaveDuplicates();
    return new TreeSet<>(all);
  }
}
