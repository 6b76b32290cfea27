package dev.tramline.runtime.generated;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** What the strands of one run share. */
public final class RunStateRaces {

  private RunStateRaces() {}

  /** Whether two that ask first get the same. */
  @JCStressTest
  @Outcome(id = "true", expect = ACCEPTABLE, desc = "one identity")
  @Outcome(expect = FORBIDDEN, desc = "a run has two identities, or none")
  @State
  public static class FirstToAskForTheId {
    private final RunState run = Races.run(RunOptions.defaults());
    private String one;
    private String other;

    @Actor
    public void one() {
      one = run.id();
    }

    @Actor
    public void other() {
      other = run.id();
    }

    @Arbiter
    public void arbiter(Z_Result r) {
      r.r1 = one != null && one.equals(other) && one.equals(run.id());
    }
  }

  /** How many events a listener counted that does nothing for its own safety. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "two at a time")
  @State
  public static class TwoPublish {
    private static final RunEvent EVENT =
        new RunEvent.RunStarted(
            new RunEvent.Where("id", Optional.empty(), "", ""), Instant.EPOCH, "Race");

    private int count;
    private final RunState run = Races.run(RunOptions.builder().listener(event -> count++).build());

    @Actor
    public void one() {
      run.publish(EVENT);
    }

    @Actor
    public void other() {
      run.publish(EVENT);
    }

    @Arbiter
    public void arbiter(I_Result r) {
      r.r1 = count;
    }
  }
}
