package dev.tramline.a2a.client;

import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Part;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import java.util.List;
import java.util.Optional;

/** Flows of many shapes with agents in them. */
final class AgentFlows {

  private AgentFlows() {}

  /** The least: whatever the agent says is the answer. */
  @Flow
  interface Ask {
    @Key("reply")
    String ask(String request);

    @Exit("completed")
    @Exit("inputRequired")
    @Exit("rejected")
    @Exit("failed")
    A2aNode agent();
  }

  /** Every action and key shows, and the conversation goes on from run to run. */
  @Flow
  interface Talk {
    /** How it ends. */
    sealed interface Result {
      /** Where to go on. */
      Conversation conversation();

      /** Done. */
      record Completed(String reply, List<Artifact> artifacts, Conversation conversation)
          implements Result {}

      /** The agent asks. */
      record InputRequired(String reply, Conversation conversation) implements Result {}

      /** The agent declined. */
      record Rejected(String reply, Conversation conversation) implements Result {}

      /** The agent failed. */
      record Failed(String reply, Conversation conversation) implements Result {}
    }

    /** The entry. */
    Result talk(String request, Optional<Conversation> conversation);

    /** The only node. */
    A2aNode agent();
  }

  /** A flow with names of its own, and somebody who answers what the agent asks. */
  @Flow
  interface Order {
    @Key("order")
    String place(String wish);

    @Rename(key = "request", as = "wish")
    @Rename(key = "reply", as = "order")
    @Transition(value = "inputRequired", to = "customer")
    @Exit("completed")
    @Exit("rejected")
    @Exit("failed")
    A2aNode waiter();

    @Rename(key = "question", as = "order")
    @Transition(to = "waiter")
    Customer customer();
  }

  /** Answers. */
  @Node
  static class Customer {
    @Exec
    @Key("wish")
    String answer(String question) {
      return "to \"" + question + "\": both";
    }
  }

  /** Two agents, one after the other; the second gets what the first replied. */
  @Flow
  interface Relay {
    /** What both said. */
    record Both(String draft, String polished) {}

    /** The entry. */
    Both write(String topic);

    @Rename(key = "request", as = "topic")
    @Rename(key = "reply", as = "draft")
    @Transition(value = "completed", to = "editor")
    @Transition(value = "inputRequired", to = "editor")
    @Transition(value = "rejected", to = "editor")
    @Transition(value = "failed", to = "editor")
    A2aNode writer();

    @Rename(key = "request", as = "draft")
    @Rename(key = "reply", as = "polished")
    @Exit("completed")
    @Exit("inputRequired")
    @Exit("rejected")
    @Exit("failed")
    A2aNode editor();
  }

  /** Two agents at once. */
  @Flow
  interface Panel {
    @Key("verdict")
    String judge(String request);

    @Transition(to = {"optimist", "pessimist"})
    Begin begin();

    @Rename(key = "reply", as = "good")
    @Transition(value = "completed", to = "verdict")
    @Transition(value = "inputRequired", to = "verdict")
    @Transition(value = "rejected", to = "verdict")
    @Transition(value = "failed", to = "verdict")
    A2aNode optimist();

    @Rename(key = "reply", as = "bad")
    @Rename(key = "artifacts", as = "badArtifacts")
    @Rename(key = "conversation", as = "badConversation")
    @Transition(value = "completed", to = "verdict")
    @Transition(value = "inputRequired", to = "verdict")
    @Transition(value = "rejected", to = "verdict")
    @Transition(value = "failed", to = "verdict")
    A2aNode pessimist();

    @Join
    Verdict verdict();
  }

  /** Where the branches begin. */
  @Node
  static class Begin {
    @Exec
    void begin() {}
  }

  /** Where they meet. */
  @Node
  static class Verdict {
    @Exec
    @Key("verdict")
    String weigh(String good, String bad) {
      return good + " but " + bad;
    }
  }

  /** One agent for many questions. */
  @Flow
  interface Survey {
    @Key("replies")
    List<String> survey(List<String> requests);

    @Each(value = "requests", item = "request", concurrency = 4)
    @Rename(key = "reply", as = "replies")
    Ask ask();
  }

  /** More than a text. */
  @Flow
  interface Describe {
    @Key("reply")
    String describe(List<Part> request);

    @Exit("completed")
    @Exit("inputRequired")
    @Exit("rejected")
    @Exit("failed")
    A2aPartsNode agent();
  }

  /** Sends again whatever went wrong. */
  @Flow
  interface Stubborn {
    @Key("reply")
    String ask(String request);

    @Retry(attempts = 3)
    @Exit("completed")
    @Exit("inputRequired")
    @Exit("rejected")
    @Exit("failed")
    A2aNode agent();
  }
}
