package dev.tramline.examples.team;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Role;
import dev.tramline.a2a.server.Agent;
import dev.tramline.a2a.server.AgentCall;
import dev.tramline.a2a.server.Reply;
import dev.tramline.examples.support.ModelReplyException;
import java.util.ArrayList;
import java.util.List;

/** An agent that writes an article from facts. It asks back if nobody says whom it is for. */
final class Writer implements Agent {

  /** Opens a question in the model's reply. */
  static final String ASK = "ASK:";

  private static final String INSTRUCTIONS =
      """
      Write an article of one paragraph about the topic, from the facts alone, for the audience.
      Heed the remarks, which say what was wrong with your drafts so far.
      Reply with nothing but the article. If you are not told the audience, reply with nothing but
      ASK: <a question for it>
      """;

  private final ChatModel llm;

  /**
   * Creates the agent.
   *
   * @param llm what writes
   */
  Writer(ChatModel llm) {
    this.llm = llm;
  }

  @Override
  public Reply answer(AgentCall call) {
    call.working();
    String said = llm.chat(messages(call.conversation())).aiMessage().text();
    if (said == null || said.isBlank()) {
      throw new ModelReplyException("The model replied without an article.");
    }
    String reply = said.strip();
    return reply.startsWith(ASK)
        ? Reply.inputRequired(reply.substring(ASK.length()).strip())
        : Reply.text(reply);
  }

  private static List<ChatMessage> messages(List<Message> conversation) {
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(INSTRUCTIONS));
    for (Message message : conversation) {
      messages.add(
          message.role() == Role.USER
              ? UserMessage.from(message.text())
              : AiMessage.from(message.text()));
    }
    return messages;
  }
}
