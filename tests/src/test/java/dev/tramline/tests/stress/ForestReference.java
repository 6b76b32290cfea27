package dev.tramline.tests.stress;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@link Forest} does, as plain sequential code. Where branches run side by side it does all
 * of them, whichever fail, as each failure may be the first one.
 */
final class ForestReference {

  private final Script script;
  private final Map<String, Integer> attempts = new TreeMap<>();
  private final Set<String> failures = new LinkedHashSet<>();

  ForestReference(Script script) {
    this.script = script;
  }

  /** How many attempts a run without failure makes at each piece of work. */
  Map<String, Integer> attempts() {
    return attempts;
  }

  /** What a run may fail with; first what it fails with if it does one thing after the other. */
  Set<String> failures() {
    return failures;
  }

  /** A piece of work failed for good, and with it what comes after it. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1;
  }

  private String work(String place, int id) throws Failed {
    String piece = place + ":" + id;
    int failing = script.failures(piece);
    if (failing == Script.ATTEMPTS) {
      failures.add(piece);
      throw new Failed();
    }
    attempts.put(piece, failing + 1);
    return piece;
  }

  /** Something done side by side with others. */
  private interface Branch {
    void run() throws Failed;
  }

  private static boolean ends(Branch branch) {
    try {
      branch.run();
      return true;
    } catch (Failed e) {
      return false;
    }
  }

  private static void all(List<Branch> branches) throws Failed {
    long ended = branches.stream().filter(ForestReference::ends).count();
    if (ended < branches.size()) {
      throw new Failed();
    }
  }

  /**
   * Runs the flow.
   *
   * @return its result, null if it fails
   */
  Forest.Result grow(List<Item> items) {
    List<String> log = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    List<String> summaries = new ArrayList<>();
    List<String> pairs = new ArrayList<>();
    List<String> spun = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String begun;
    try {
      begun = work("split", 0);
      List<Branch> branches = new ArrayList<>();
      for (Item item : items) {
        if (item.kind() != Item.Kind.SKIP) {
          ids.add(item.id());
        }
        branches.add(
            switch (item.kind()) {
              case TREE -> () -> summaries.add(tree(item, log));
              case PAIR -> () -> pairs.add(pair(item, log));
              case SPIN -> () -> spun.add(spin(item, log));
              case SKIP ->
                  () -> notes.addAll(item.hasNote() ? List.of("note:" + item.id()) : List.of());
            });
      }
      all(branches);
      log.add(work("gather", 0));
    } catch (Failed e) {
      return null;
    }
    String text = begun + ids + " " + summaries + " " + pairs + " " + spun + " " + notes;
    return new Forest.Result(text, log);
  }

  private String tree(Item item, List<String> log) throws Failed {
    log.add("tree:" + item.id());
    List<String> summaries = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (Item twig : item.parts()) {
      branches.add(() -> summaries.add(twig(twig, log)));
    }
    all(branches);
    log.add(work("crown", item.id()));
    return summaries.toString();
  }

  private String twig(Item twig, List<String> log) throws Failed {
    log.add("twig:" + twig.id());
    List<String> weights = new ArrayList<>();
    List<String> shine = new ArrayList<>();
    List<List<String>> marks = new ArrayList<>();
    List<Branch> items = new ArrayList<>();
    List<Branch> elements = new ArrayList<>();
    for (Item leaf : twig.parts()) {
      items.add(() -> weights.add(work("weigh", leaf.id())));
      elements.add(() -> polish(leaf, shine, marks));
    }
    all(items);
    all(elements);
    log.add(work("done", twig.id()));
    return weights + " " + shine + " " + marks;
  }

  private void polish(Item leaf, List<String> shine, List<List<String>> marks) throws Failed {
    List<String> made = new ArrayList<>();
    made.add(work("sand", leaf.id()));
    all(List.of(() -> made.add(work("wax", leaf.id())), () -> made.add(work("buff", leaf.id()))));
    shine.add(work("finish", leaf.id()));
    marks.add(made);
  }

  private String pair(Item item, List<String> log) throws Failed {
    all(
        List.of(
            () -> log.add(work("left", item.id())),
            () -> {
              String right = work("right", item.id());
              log.add(right);
              log.add(work("further", item.id()) + " after " + right);
            }));
    log.add(work("both", item.id()));
    return "left:" + item.id() + "+right:" + item.id();
  }

  private String spin(Item item, List<String> log) throws Failed {
    log.add("spin:" + item.id());
    for (int rounds = item.rounds(); rounds > 0; rounds--) {
      log.add(work("round" + rounds, item.id()));
    }
    return work("round0", item.id());
  }
}
