package dev.tramline.a2a.client;

import dev.tramline.a2a.Artifact;
import java.util.List;
import java.util.Objects;

/**
 * How a visit to an agent ends, as a node of a flow has it: each record is an action, and its
 * components are keys. {@code conversation} lets a later visit go on where this one ended, and has
 * the id of the task.
 */
public sealed interface A2aOutcome {

  /**
   * Action {@code completed}: the agent has answered.
   *
   * @param reply the text of the artifacts; of the agent's message if they have none
   * @param artifacts the results; a plain message is one artifact, named after the message
   * @param conversation where to go on
   */
  record Completed(String reply, List<Artifact> artifacts, Conversation conversation)
      implements A2aOutcome {

    /** Copies the list. */
    public Completed {
      Objects.requireNonNull(reply, "reply");
      artifacts = List.copyOf(artifacts);
      Objects.requireNonNull(conversation, "conversation");
    }
  }

  /**
   * Action {@code inputRequired}: the agent waits for the next message, or for something to be
   * authorised elsewhere; {@link Conversation#state} tells which. A next visit with the same {@code
   * conversation} continues the task.
   *
   * @param reply what the agent asks; "" if it does not say
   * @param conversation where to go on
   */
  record InputRequired(String reply, Conversation conversation) implements A2aOutcome {

    /** Checks that nothing is null. */
    public InputRequired {
      Objects.requireNonNull(reply, "reply");
      Objects.requireNonNull(conversation, "conversation");
    }
  }

  /**
   * Action {@code rejected}: the agent declined.
   *
   * @param reply why; "" if it does not say
   * @param conversation where to go on
   */
  record Rejected(String reply, Conversation conversation) implements A2aOutcome {

    /** Checks that nothing is null. */
    public Rejected {
      Objects.requireNonNull(reply, "reply");
      Objects.requireNonNull(conversation, "conversation");
    }
  }

  /**
   * Action {@code failed}: the agent could not do it, or somebody else cancelled the task.
   *
   * @param reply why; "" if it does not say
   * @param conversation where to go on
   */
  record Failed(String reply, Conversation conversation) implements A2aOutcome {

    /** Checks that nothing is null. */
    public Failed {
      Objects.requireNonNull(reply, "reply");
      Objects.requireNonNull(conversation, "conversation");
    }
  }
}
