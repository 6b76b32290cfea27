package dev.tramline.benchmarks.startup;

import java.util.List;

/** What a model and a search engine would do. */
final class StandIns {

  /** What every agent is asked. */
  static final String QUESTION = "Why trams?";

  private StandIns() {}

  static boolean wantsSearch(List<String> notes) {
    return notes.size() < 2;
  }

  static String search(String question, List<String> notes) {
    return "note " + notes.size() + " on " + question;
  }

  static String answer(String question, List<String> notes) {
    return question + " " + notes;
  }
}
