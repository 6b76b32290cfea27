package dev.tramline.conformance.pocketflow;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The nodes of PocketFlow's batch flow tests: entries of a map, worked on one by one. */
final class Entries {

  private Entries() {}

  /**
   * What a run is made for, and what it comes to.
   *
   * @param key the key in the map
   * @param value its value
   * @param multiplier 1 for the first entry, 2 for the second ...
   */
  record Item(String key, int value, int multiplier) {

    Item with(int newValue) {
      return new Item(key, newValue, multiplier);
    }
  }

  /** Makes an item of each entry. */
  @Node
  static class Split {
    @Exec
    @Key("items")
    List<Item> split(Map<String, Integer> input) {
      List<Item> items = new ArrayList<>();
      input.forEach((key, value) -> items.add(new Item(key, value, items.size() + 1)));
      return items;
    }
  }

  @Node
  static class Twice {
    @Exec
    @Key("item")
    Item twice(Item item) {
      return item.with(item.value() * 2);
    }
  }

  @Node
  static class AddOne {
    @Exec
    @Key("item")
    Item add(Item item) {
      return item.with(item.value() + 1);
    }
  }

  @Node
  static class TimesMultiplier {
    @Exec
    @Key("item")
    Item multiply(Item item) {
      return item.with(item.value() * item.multiplier());
    }
  }

  /** Doubles on another thread, and fails for one key. */
  @Node
  static class TwiceLater {
    @Exec
    @Key("item")
    CompletionStage<Item> twice(Item item) {
      return CompletableFuture.supplyAsync(
          () -> {
            if (item.key().equals("error_key")) {
              throw new IllegalArgumentException("async error in batch processing");
            }
            return item.with(item.value() * 2);
          });
    }
  }

  /** Adds on another thread. */
  @Node
  static class AddOneLater {
    @Exec
    @Key("item")
    CompletionStage<Item> add(Item item) {
      return CompletableFuture.supplyAsync(() -> item.with(item.value() + 1));
    }
  }

  /** Multiplies on another thread. */
  @Node
  static class TimesMultiplierLater {
    @Exec
    @Key("item")
    CompletionStage<Item> multiply(Item item) {
      return CompletableFuture.supplyAsync(() -> item.with(item.value() * item.multiplier()));
    }
  }

  /** Makes a map of what each item came to. */
  @Node
  static class Collect {
    @Exec
    @Key("results")
    Map<String, Integer> collect(List<Item> done) {
      Map<String, Integer> results = new LinkedHashMap<>();
      done.forEach(item -> results.put(item.key(), item.value()));
      return results;
    }
  }
}
