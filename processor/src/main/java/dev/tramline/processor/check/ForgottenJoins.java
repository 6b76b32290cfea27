package dev.tramline.processor.check;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of several errors about keys that they are one mistake, a join that was forgotten (TL212).
 * Whether that is so is tried out: with {@code @Join} on a node where there is an error, the forks
 * have to meet as they should, and some errors have to go without another one coming, but for what
 * these had hidden. The rest is reported as it would be with that join.
 */
final class ForgottenJoins {

  private final WiredFlow wired;
  private final BitSet joins = new BitSet();
  private final List<Finding> findings = new ArrayList<>();
  private KeyStage keys;

  private ForgottenJoins(WiredFlow wired, KeyStage keys) {
    this.wired = wired;
    this.keys = keys;
  }

  /**
   * Explains the errors about the keys of a flow.
   *
   * @param wired the flow, whose forks meet
   * @param keys what was found about its keys
   * @return the forgotten joins, and what else there is to say
   */
  static List<Finding> explain(WiredFlow wired, KeyStage keys) {
    ForgottenJoins joins = new ForgottenJoins(wired, keys);
    while (!wired.forks().isEmpty() && joins.addBest()) {
      // Another one may explain what is left.
    }
    joins.findings.addAll(joins.keys.findings());
    return joins.findings;
  }

  /**
   * A join that is not there, and what would be left to say if it were.
   *
   * @param gone the mistakes that there would be no more
   */
  private record Trial(int join, JoinedFork fork, KeyStage keys, Set<Mistake> gone) {}

  private boolean addBest() {
    List<Trial> trials = new ArrayList<>();
    for (int node : new TreeSet<>(keys.errors().stream().map(KeyFinding::position).toList())) {
      if (node >= 0 && node < wired.size() && !joins.get(node)) {
        trial(node).ifPresent(trials::add);
      }
    }
    Optional<Trial> best =
        trials.stream().min(Comparator.comparingInt(trial -> -trial.gone().size()));
    best.ifPresent(this::add);
    return best.isPresent();
  }

  private Optional<Trial> trial(int node) {
    BitSet with = (BitSet) joins.clone();
    with.set(node);
    ForkCheck forks = ForkCheck.of(wired, with);
    if (!forks.findings().isEmpty()) {
      return Optional.empty();
    }
    JoinedFork meeting =
        forks.forks().stream().filter(fork -> fork.join() == node).findFirst().orElseThrow();
    KeyStage then = KeyStage.of(wired, forks.forks());
    Set<Mistake> before = mistakes(keys);
    Set<Mistake> after = mistakes(then);
    Set<Mistake> gone = new HashSet<>(before);
    gone.removeAll(after);
    after.removeAll(before);
    return !gone.isEmpty() && after.stream().allMatch(other -> other.wasHiddenBy(gone))
        ? Optional.of(new Trial(node, meeting, then, gone))
        : Optional.empty();
  }

  private void add(Trial trial) {
    SortedSet<String> explained =
        trial.gone().stream().map(Mistake::key).collect(Collectors.toCollection(TreeSet::new));
    String message =
        Messages.forgottenJoin(wired, trial.fork().fork(), trial.join(), List.copyOf(explained));
    findings.add(new Finding(Code.TL212, wired.node(trial.join()).place(), message));
    joins.set(trial.join());
    keys = trial.keys();
  }

  /** What makes two findings the same, whatever their messages say of the way there. */
  private record Mistake(Code code, int position, String key) {

    static Stream<Mistake> of(KeyFinding finding) {
      return finding.keys().stream()
          .map(key -> new Mistake(finding.finding().code(), finding.position(), key));
    }

    /**
     * That a key may be unset is looked for, or said of a later place, only if all else is well.
     */
    boolean wasHiddenBy(Set<Mistake> others) {
      return (code == Code.TL302 || code == Code.TL304)
          && others.stream().anyMatch(other -> other.key.equals(key));
    }
  }

  private static Set<Mistake> mistakes(KeyStage keys) {
    return keys.errors().stream()
        .flatMap(Mistake::of)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
