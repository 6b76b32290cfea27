package dev.tramline.a2a.server;

import com.google.gson.JsonObject;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.SendConfiguration;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.SendResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The work of the agent on one message, on a thread of its own. */
final class Turn implements AgentCall, Runnable {

  private final LiveTask live;
  private final Agent agent;
  private final String principal;
  private final SendRequest request;
  private final CompletableFuture<SendResult> done = new CompletableFuture<>();
  private volatile List<Message> conversation = List.of();

  // Guarded by this: whose thread may be interrupted.
  private @Nullable Thread worker;
  private boolean stopped;

  /**
   * Creates the work.
   *
   * @param live the task
   * @param agent who does it
   * @param principal who asks
   * @param request what for; its message names task and conversation
   */
  Turn(LiveTask live, Agent agent, String principal, SendRequest request) {
    this.live = live;
    this.agent = agent;
    this.principal = principal;
    this.request = request;
  }

  SendConfiguration configuration() {
    return request.configuration();
  }

  /** What the client is to be told once the agent is through, or waits for the client. */
  CompletableFuture<SendResult> done() {
    return done;
  }

  /** Sets everything said so far, the message included, before the work begins. */
  void converse(List<Message> said) {
    conversation = List.copyOf(said);
  }

  @Override
  public void run() {
    try {
      if (enter()) {
        answer();
      }
    } finally {
      leave();
    }
  }

  private void answer() {
    try {
      live.finish(this, Objects.requireNonNull(reply(), "the agent's reply"));
    } catch (Throwable e) { // whatever it is, the client waits for an end
      if (!isStopped()) {
        fail(Failures.log("task " + taskId() + " failed", e));
      }
    }
  }

  private Reply reply() throws Exception {
    try {
      return agent.answer(this);
    } catch (RejectedException e) {
      return Reply.rejected(e.reason());
    }
  }

  private void fail(String reference) {
    end(Reply.failed("The agent failed. Reference: " + reference));
  }

  /** Ends the task or, if the store does not take that, the work on it. */
  private void end(Reply reply) {
    try {
      live.finish(this, reply);
    } catch (RuntimeException e) {
      live.giveUp(this, Failures.log("the end of task " + taskId() + " could not be kept", e));
    }
  }

  private synchronized boolean enter() {
    worker = Thread.currentThread();
    return !stopped;
  }

  private synchronized void leave() {
    worker = null;
    Thread.interrupted(); // an interruption that came too late is not for the thread's next task
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Interrupts the agent; what has become of the task is said elsewhere. */
  synchronized void stop() {
    stopped = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  /** Ends the task because there is no more time for it. */
  void expire(String why) {
    end(Reply.failed(why));
    stop();
  }

  @Override
  public Message message() {
    return request.message();
  }

  @Override
  public List<Message> conversation() {
    return conversation;
  }

  @Override
  public String taskId() {
    return live.id();
  }

  @Override
  public String contextId() {
    return request.message().contextId().orElseThrow();
  }

  @Override
  public String principal() {
    return principal;
  }

  @Override
  public List<String> acceptedOutputModes() {
    return request.configuration().acceptedOutputModes();
  }

  @Override
  public JsonObject metadata() {
    return request.metadata();
  }

  /** Waits, so that an agent is not faster than its clients; not if it is to stop. */
  private void awaitClients() {
    try {
      live.awaitClients();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void working() {
    awaitClients();
    live.working(this, Optional.empty());
  }

  @Override
  public void working(String text) {
    awaitClients();
    live.working(this, Optional.of(Message.agent(text)));
  }

  @Override
  public void progress(JsonObject metadata) {
    awaitClients();
    live.progress(this, metadata);
  }

  @Override
  public void artifact(Artifact artifact) {
    awaitClients();
    live.artifact(this, artifact, false, true);
  }

  @Override
  public void chunk(Artifact chunk, boolean lastChunk) {
    awaitClients();
    live.artifact(this, chunk, true, lastChunk);
  }

  @Override
  public boolean isCancelled() {
    return !live.isAtWork(this);
  }
}
