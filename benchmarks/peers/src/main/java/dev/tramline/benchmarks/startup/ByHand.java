package dev.tramline.benchmarks.startup;

import java.util.ArrayList;
import java.util.List;

/** The agent without a framework. */
final class ByHand {

  private ByHand() {}

  public static void main(String[] args) {
    List<String> notes = new ArrayList<>();
    while (StandIns.wantsSearch(notes)) {
      notes.add(StandIns.search(StandIns.QUESTION, notes));
    }
    System.out.println(StandIns.answer(StandIns.QUESTION, notes));
  }
}
