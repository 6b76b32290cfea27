package dev.tramline.runtime.generated;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Lists that share an array grow side by side. They are shown as numbers, a digit an element. */
public final class AppendListRaces {

  private AppendListRaces() {}

  /** Has room for more in its array. */
  private static List<Digit> nine() {
    return AppendList.append(AppendList.empty(), new Digit(9));
  }

  private static int number(List<Digit> list) {
    int number = 0;
    for (Digit digit : list) {
      number = 10 * number + (digit == null ? 0 : digit.value);
    }
    return number;
  }

  /** An element that a data race may show half made: its field is not final. */
  private static final class Digit {
    private int value;

    private Digit(int value) {
      this.value = value;
    }
  }

  /** What both make of one list, and the list. */
  @JCStressTest
  @Outcome(id = "913, 924, 9", expect = ACCEPTABLE, desc = "each has its own elements")
  @Outcome(expect = FORBIDDEN, desc = "an append was seen by another list")
  @State
  public static class TwoAppend {
    private final List<Digit> list = nine();
    private List<Digit> one;
    private List<Digit> other;

    @Actor
    public void one() {
      one = AppendList.append(AppendList.append(list, new Digit(1)), new Digit(3));
    }

    @Actor
    public void other() {
      other = AppendList.appendAll(list, List.of(new Digit(2), new Digit(4)));
    }

    @Arbiter
    public void arbiter(III_Result r) {
      r.r1 = number(one);
      r.r2 = number(other);
      r.r3 = number(list);
    }
  }

  /** A list at work on its own, while another thread makes a longer one of it. */
  @JCStressTest
  @Outcome(id = "9, 1", expect = ACCEPTABLE, desc = "the list stayed as it was")
  @Outcome(expect = FORBIDDEN, desc = "the list saw a later append")
  @State
  public static class AppendWhileAnotherReads {
    private final List<Digit> list = nine();

    @Actor
    public void append() {
      AppendList.append(list, new Digit(1));
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = number(list);
      r.r2 = list.size();
    }
  }

  /** A longer list of the same array, handed over by a data race. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "not there yet")
  @Outcome(id = "91", expect = ACCEPTABLE, desc = "all of it")
  @Outcome(expect = FORBIDDEN, desc = "the list came before its elements")
  @State
  public static class HandOverByADataRace {
    private final List<Digit> list = nine();
    private List<Digit> longer;

    @Actor
    public void append() {
      longer = AppendList.append(list, new Digit(1));
    }

    @Actor
    public void read(I_Result r) {
      List<Digit> seen = longer;
      r.r1 = seen == null ? 0 : number(seen);
    }
  }

  /** A list with an array of its own, handed over by a data race. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "not there yet")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "all of it")
  @Outcome(expect = FORBIDDEN, desc = "the list came before its elements")
  @State
  public static class HandOverACopyByADataRace {
    private final List<Digit> list = AppendList.empty();
    private List<Digit> longer;

    @Actor
    public void append() {
      longer = AppendList.append(list, new Digit(1));
    }

    @Actor
    public void read(I_Result r) {
      List<Digit> seen = longer;
      r.r1 = seen == null ? 0 : seen.isEmpty() ? -1 : number(seen);
    }
  }

  /**
   * A longer list, handed over by a data race to a thread that has read the array through a shorter
   * one. Here the rules for final fields promise nothing, see {@link AppendList}.
   */
  @JCStressTest
  @Outcome(
      id = {"9, 0", "9, 91"},
      expect = ACCEPTABLE,
      desc = "not there yet, or all of it")
  @Outcome(expect = FORBIDDEN, desc = "what no virtual machine is known to do")
  @State
  public static class HandOverToOneWhoHasAShorterList {
    private final List<Digit> list = nine();
    private List<Digit> longer;

    @Actor
    public void append() {
      longer = AppendList.append(list, new Digit(1));
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = number(list);
      List<Digit> seen = longer;
      r.r2 = seen == null ? 0 : number(seen);
    }
  }
}
