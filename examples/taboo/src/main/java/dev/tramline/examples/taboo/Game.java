package dev.tramline.examples.taboo;

import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunCancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A game that is being played by two runs at a time. Safe for use by several threads. */
final class Game {

  private final FlowRun<Hinter.Result> hinting;
  private final FlowRun<Guesser.Result> guessing;

  private Game(FlowRun<Hinter.Result> hinting, FlowRun<Guesser.Result> guessing) {
    this.hinting = hinting;
    this.guessing = guessing;
  }

  /** Starts both players; each game has queues of its own. */
  static Game start(HinterFlow hinter, GuesserFlow guesser, Card card, int maxHints) {
    BlockingQueue<Message> toGuesser = new LinkedBlockingQueue<>();
    BlockingQueue<String> toHinter = new LinkedBlockingQueue<>();
    Game game =
        new Game(
            hinter.start(card, maxHints, toGuesser, toHinter), guesser.start(toGuesser, toHinter));
    // whoever is left alone would wait for the other for ever
    game.cancelIfFails(game.hinting);
    game.cancelIfFails(game.guessing);
    return game;
  }

  private void cancelIfFails(FlowRun<?> player) {
    player
        .toCompletableFuture()
        .whenComplete(
            (result, failure) -> {
              if (failure != null) {
                cancel();
              }
            });
  }

  /** Ends the game now. */
  void cancel() {
    hinting.cancel();
    guessing.cancel();
  }

  /**
   * Waits until both players have ended.
   *
   * @throws FlowException that of the player who failed, not that of the one cancelled because of
   *     it
   */
  Hinter.Result join() {
    List<FlowException> failures = new ArrayList<>();
    for (FlowRun<?> player : List.of(hinting, guessing)) {
      try {
        player.join();
      } catch (RunCancelledException e) {
        failures.add(e);
      } catch (FlowException e) {
        failures.add(0, e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return hinting.join();
  }
}
