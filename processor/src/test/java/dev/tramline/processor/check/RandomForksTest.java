package dev.tramline.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.ProvenFlow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the checks with {@link ForkWalker} and {@link ForkExplorer}, which walk and run the
 * flows, on many random flows with forks. A failing case is named by its seed, which alone makes it
 * again.
 */
class RandomForksTest {

  private static final int CASES = 12_000;
  private static final Pattern PATH = Pattern.compile(" on path (.*) it is not set ");
  private static final Pattern KEY = Pattern.compile("\"(k\\d)\"");
  private static final Pattern STEP = Pattern.compile("(\\w+) -(\\[]|a\\d+)-> (?=(\\w+))");

  @Test
  void theChecksSayWhatRunningSays() {
    Map<Code, Integer> seen = new EnumMap<>(Code.class);
    int proven = 0;
    int nested = 0;
    for (long seed = 0; seed < CASES; seed++) {
      RandomForks flow = new RandomForks(seed);
      ForkWalker walker = new ForkWalker(flow);
      if (!walker.graphIsGood() || walker.forks.isEmpty()) {
        continue;
      }
      Verdict verdict = Verdict.on(flow.spec());
      long named = seed;
      compare(
          () -> "seed " + named + ": " + flow + "\n" + verdict.findings(), flow, walker, verdict);
      verdict.findings().stream()
          .map(Finding::code)
          .distinct()
          .forEach(code -> seen.merge(code, 1, Integer::sum));
      ProvenFlow good = verdict.provenOrNull("Random");
      proven += good == null ? 0 : 1;
      nested += good != null && good.forks().size() > 1 ? 1 : 0;
    }
    // A generator that drew only good flows, or only bad ones, would prove nothing.
    assertThat(proven).as("proven").isGreaterThan(CASES / 20);
    assertThat(nested).as("proven with several forks").isGreaterThan(CASES / 50);
    for (Code code : List.of(Code.TL212, Code.TL302, Code.TL304, Code.TL305)) {
      assertThat(seen.get(code)).as("flows with %s", code).isGreaterThan(CASES / 50);
    }
  }

  private static void compare(
      Supplier<String> name, RandomForks flow, ForkWalker walker, Verdict verdict) {
    WiredFlow wired = WiringCheck.of(flow.spec().build()).wired();
    ForkCheck forks = ForkCheck.of(wired);
    List<int[]> solutions = walker.solutions();
    assertThat(forks.findings().isEmpty()).as(name).isEqualTo(!solutions.isEmpty());
    if (solutions.isEmpty()) {
      assertThat(verdict.findings()).as(name).extracting(Finding::code).containsOnly(Code.TL212);
      return;
    }
    int[] joins = forks.forks().stream().mapToInt(JoinedFork::join).toArray();
    assertThat(solutions).as(name).anyMatch(solution -> Arrays.equals(solution, joins));
    ForkExplorer explorer = new ForkExplorer(walker, joins);
    List<Finding> onKeys = KeyStage.of(wired, forks.forks()).findings();
    Function<Finding, String> key = finding -> finding.message().split("\"")[1];
    assertThat(found(onKeys, Code.TL301, key)).as(name).isEqualTo(explorer.unwritten);
    assertThat(clashing(onKeys)).as(name).isEqualTo(explorer.clashing);
    assertThat(found(onKeys, Code.TL302, f -> Verdict.placeOf(f) + " " + key.apply(f)))
        .as(name)
        .isEqualTo(explorer.unsetReads);
    assertThat(found(onKeys, Code.TL304, f -> variantOf(flow, f) + " " + key.apply(f)))
        .as(name)
        .isEqualTo(explorer.unsetOutputs);
    onKeys.forEach(finding -> checkPath(name, flow, walker, joins, finding));
    boolean good =
        explorer.unwritten.isEmpty()
            && explorer.clashing.isEmpty()
            && explorer.unsetReads.isEmpty()
            && explorer.unsetOutputs.isEmpty();
    assertThat(verdict.provenOrNull("Random") != null).as(name).isEqualTo(good);
    if (!verdict.findings().equals(onKeys)) {
      checkForgotten(name, flow, explorer, verdict);
    }
  }

  /**
   * With the joins that are said to be forgotten, running finds just the rest of the errors, and
   * none of a key that there was no error about.
   */
  private static void checkForgotten(
      Supplier<String> name, RandomForks flow, ForkExplorer before, Verdict verdict) {
    List<Finding> rest = new ArrayList<>(verdict.findings());
    List<Finding> forgotten = rest.stream().filter(f -> f.code() == Code.TL212).toList();
    rest.removeAll(forgotten);
    assertThat(forgotten).as(name).isNotEmpty();
    for (Finding finding : forgotten) {
      int node = Integer.parseInt(Verdict.placeOf(finding).substring(1));
      assertThat(flow.spots.get(node).join).as(name).isFalse();
      flow.spots.get(node).join = true;
    }
    ForkWalker walker = new ForkWalker(flow);
    int[] joins =
        ForkCheck.of(WiringCheck.of(flow.spec().build()).wired()).forks().stream()
            .mapToInt(JoinedFork::join)
            .toArray();
    assertThat(walker.solutions()).as(name).anyMatch(solution -> Arrays.equals(solution, joins));
    ForkExplorer after = new ForkExplorer(walker, joins);
    assertThat(before.unwritten).as(name).containsAll(after.unwritten);
    assertThat(before.clashing).as(name).containsAll(after.clashing);
    assertThat(bad(before)).as(name).containsAll(bad(after));
    assertThat(clashing(rest)).as(name).isEqualTo(after.clashing);
    assertThat(rest.stream().filter(f -> f.code() == Code.TL302))
        .as(name)
        .hasSameSizeAs(after.unsetReads);
    assertThat(rest.stream().filter(f -> f.code() == Code.TL304))
        .as(name)
        .hasSameSizeAs(after.unsetOutputs);
  }

  /** The keys that there is an error about; a read and an output have the key at the end. */
  private static Set<String> bad(ForkExplorer explorer) {
    return Stream.of(explorer.clashing, explorer.unsetReads, explorer.unsetOutputs)
        .flatMap(Set::stream)
        .map(each -> each.substring(each.lastIndexOf(' ') + 1))
        .collect(Collectors.toSet());
  }

  private static Set<String> found(
      List<Finding> findings, Code code, Function<Finding, String> what) {
    List<String> all = findings.stream().filter(f -> f.code() == code).map(what).toList();
    assertThat(all).doesNotHaveDuplicates();
    return new TreeSet<>(all);
  }

  /** One finding may be about several keys, but each key is in one. */
  private static Set<String> clashing(List<Finding> findings) {
    List<String> all = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.code() == Code.TL305) {
        Matcher key = KEY.matcher(finding.message());
        while (key.find()) {
          all.add(key.group(1));
        }
      }
    }
    assertThat(all).doesNotHaveDuplicates();
    return new TreeSet<>(all);
  }

  private static String variantOf(RandomForks flow, Finding finding) {
    return flow.sealed ? Verdict.placeOf(finding).split("\\.")[1] : "";
  }

  /** Walks the path of a message: does it start with the flow, and are all its steps there? */
  private static void checkPath(
      Supplier<String> name, RandomForks flow, ForkWalker walker, int[] joins, Finding finding) {
    Matcher path = PATH.matcher(finding.message());
    if (!path.find()) {
      return;
    }
    assertThat(path.group(1)).as(name).startsWith(RandomForks.node(flow.start));
    Matcher step = STEP.matcher(path.group(1));
    while (step.find()) {
      int node = Integer.parseInt(step.group(1).substring(1));
      String to = step.group(3);
      int end = to.equals("exit") ? -1 : Integer.parseInt(to.substring(1));
      if (step.group(2).equals("[]")) {
        assertThat(joins[walker.listAt(node)]).as(name).isEqualTo(end);
      } else {
        int edge = Integer.parseInt(step.group(2).substring(1));
        assertThat(flow.spots.get(node).edges.get(edge).ends())
            .as(name)
            .anyMatch(each -> each == end || (each < 0 && end < 0));
      }
    }
  }
}
