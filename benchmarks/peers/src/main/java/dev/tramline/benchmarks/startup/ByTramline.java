package dev.tramline.benchmarks.startup;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import java.util.List;

/** The agent by Tramline. */
final class ByTramline {

  private ByTramline() {}

  public static void main(String[] args) {
    Agent agent = new ByTramline_AgentFlow(new Decide(), new Search(), new Answer());
    System.out.println(agent.research(StandIns.QUESTION));
  }

  /** Searches until it can answer. */
  @Flow
  interface Agent {
    @Key("answer")
    String research(String question);

    Decide decide();

    Search search();

    Answer answer();
  }

  /** Decides. */
  @Node
  static final class Decide {
    /** Where to go. */
    enum Next {
      SEARCH,
      ANSWER
    }

    @Post
    Next decide(List<String> notes) {
      return StandIns.wantsSearch(notes) ? Next.SEARCH : Next.ANSWER;
    }
  }

  /** Searches. */
  @Node
  static final class Search {
    /** What was found. */
    record Found(@Append("notes") String note) {}

    @Exec
    String search(String question, List<String> notes) {
      return StandIns.search(question, notes);
    }

    @Post
    @Transition("decide")
    Found found(@Exec String note) {
      return new Found(note);
    }
  }

  /** Answers. */
  @Node
  static final class Answer {
    @Exec
    @Key("answer")
    String answer(String question, List<String> notes) {
      return StandIns.answer(question, notes);
    }
  }
}
