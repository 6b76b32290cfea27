package dev.tramline.conformance.brainyflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.runtime.FlowGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Global memory is the keys of the flow, local memory is what a branch has for itself. */
class MemoryTest {

  // ---- nodes: all work on key "value", which flows rename ----

  @Node
  static class Begin {
    @Post
    void begin() {}
  }

  @Node
  static class Read {
    @Exec
    @Key("seen")
    String read(String value) {
      return value;
    }
  }

  @Node
  static class Look {
    @Exec
    @Key("seen")
    String look(Optional<String> value) {
      return value.orElse("unset");
    }
  }

  @Node
  static class Change {
    @Exec
    @Key("value")
    String change(String value) {
      return "new " + value;
    }
  }

  @Node
  static class Unset {
    record Gone(Optional<String> value) {}

    @Post
    Gone unset() {
      return new Gone(Optional.empty());
    }
  }

  // ---- keys of the flow ----

  @Flow
  interface Reading {
    @Key("seen")
    String run(String value);

    Read read();
  }

  @Test
  @Case(
      id = "B1",
      there = "a global key is readable as an attribute, local memory is empty",
      here =
          "an input is readable as a parameter of its name; without a fork there is nothing else")
  void b1_anInputIsReadByItsName() {
    assertThat(new MemoryTest_ReadingFlow(new Read()).run("g1")).isEqualTo("g1");
    assertThat(MemoryTest_ReadingFlow.GRAPH.keys())
        .extracting(FlowGraph.KeyInfo::name)
        .containsExactly("seen", "value");
  }

  @Node
  static class Create {
    @Exec
    @Key("created")
    String create() {
      return "new";
    }
  }

  @Flow
  interface Creating {
    record Result(String created, String seen) {}

    Result run();

    @Transition(to = "read")
    Create create();

    @Rename(key = "value", as = "created")
    Read read();
  }

  @Test
  @Case(
      id = "B7",
      there = "`memory.new = v` writes global memory, not local",
      here = "what a node writes is a key of the flow: later nodes and the result have it")
  void b7_aNewKeyIsTheFlows() {
    assertThat(new MemoryTest_CreatingFlow(new Create(), new Read()).run())
        .isEqualTo(new Creating.Result("new", "new"));
  }

  @Flow
  interface Changing {
    record Result(String value, String seen) {}

    Result run(String value);

    @Transition(to = "read")
    Change change();

    Read read();
  }

  @Test
  @Case(
      id = "B8",
      there = "`memory.g1 = v` overwrites the global key",
      here = "a node that writes a key that is set overwrites it")
  void b8_aKeyIsOverwritten() {
    assertThat(new MemoryTest_ChangingFlow(new Change(), new Read()).run("g1"))
        .isEqualTo(new Changing.Result("new g1", "new g1"));
  }

  @Node
  static class Reserved {
    record Keys(String global, String local, String _global, String _local) {}

    @Post
    Keys keys(String create) {
      return new Keys(create + 1, create + 2, create + 3, create + 4);
    }
  }

  @Flow
  interface ReservedWords {
    record Result(String global, String local, String _global, String _local) {}

    Result run(String create);

    Reserved reserved();
  }

  @Test
  @Case(
      id = "B10",
      there = "to set `global`, `local`, `_global` or `_local` is an error: reserved",
      here = "they are keys like any other",
      why =
          "keys are fields of generated code and share no name space with the store's own methods")
  void b10_noKeyIsReserved() {
    assertThat(new MemoryTest_ReservedWordsFlow(new Reserved()).run("x"))
        .isEqualTo(new ReservedWords.Result("x1", "x2", "x3", "x4"));
  }

  @Test
  @Case(
      id = "B5",
      there = "a missing key is an `AttributeError` or `KeyError` when it is read",
      here = "it is TL301 when the flow is compiled, with a guess at what was meant",
      why = "no run is needed to find a misspelt name")
  void b5_aMissingKeyDoesNotCompile() {
    Snippet.compile(
            """
            @Node class Read { @Exec @Key("seen") String read(String comon) { return comon; } }
            @Flow interface Reading { @Key("seen") String run(String common); Read read(); }
            """)
        .isRejected("TL301", "key \"comon\" that nothing writes", "did you mean \"common\"?");
  }

  // ---- keys of a branch ----

  @Node
  static class Fork {
    record Next(String l1, String common) {}

    @Post
    List<Next> fork(int branches) {
      return IntStream.range(0, branches).mapToObj(i -> new Next("l" + i, "c" + i)).toList();
    }
  }

  @Node
  static class ReadAll {
    @Exec
    @Key("seen")
    String read(String g1, String l1, String common) {
      return g1 + " " + l1 + " " + common;
    }
  }

  @Flow
  interface Branching {
    record Result(List<String> l1, List<String> common, List<String> seen) {}

    Result run(String g1, int branches);

    @Transition(to = "read")
    Fork fork();

    ReadAll read();
  }

  private static Branching.Result branching(int branches) {
    return new MemoryTest_BranchingFlow(new Fork(), new ReadAll()).run("g", branches);
  }

  @Test
  @Case(
      id = "B2",
      there = "global and local keys are readable; a local one hides the global one of its name",
      here = "a branch reads keys of the flow and its own; that one name stands for both is TL303",
      why = "a name means one thing in a flow, wherever it is read")
  void b2_aBranchReadsItsOwnKeysBesideTheFlows() {
    assertThat(branching(2).seen()).containsExactly("g l0 c0", "g l1 c1");
    Snippet.compile(
            """
            @Node class Fork {
              record Next(String common) {}
              @Post List<Next> fork(String common) { return List.of(new Next("local " + common)); }
            }
            @Node class Read { @Exec @Key("seen") String read(String common) { return common; } }
            @Flow interface Shadowing {
              @Key("seen") List<String> run(String common);
              @Transition(to = "read") Fork fork();
              Read read();
            }
            """)
        .isRejected("TL303", "key \"common\"", "the branches of the fork at fork");
  }

  @Test
  @Case(
      id = "B4",
      there = "a key that is not local is read from global memory",
      here = "a branch reads the flow's keys as they were before the fork")
  void b4_aBranchReadsTheFlowsKeys() {
    assertThat(branching(1).seen()).containsExactly("g l0 c0");
  }

  @Test
  @Case(
      id = "B6",
      there = "`memory.local` equals the dictionary of local keys",
      here =
          "a branch's own keys are the components of its outcome, lists in branch order behind it",
      why = "what branches write is not lost behind them")
  void b6_theOutcomesComponentsAreTheBranchsOwn() {
    assertThat(MemoryTest_BranchingFlow.GRAPH.nodes().get(0).writes())
        .containsExactly("l1", "common");
    assertThat(branching(2).l1()).containsExactly("l0", "l1");
    assertThat(branching(2).common()).containsExactly("c0", "c1");
  }

  // ---- a branch that overwrites ----

  /** One branch after the other, so that the second would see what the first wrote. */
  @Flow(concurrency = 1)
  interface Overwriting {
    record Result(String value, String changed, String kept) {}

    Result run(String value);

    @Transition(to = {"change", "kept"})
    Begin begin();

    @Transition(to = "changed")
    Change change();

    @Rename(key = "seen", as = "changed")
    Read changed();

    @Rename(key = "seen", as = "kept")
    Read kept();
  }

  private static Overwriting.Result overwriting() {
    return new MemoryTest_OverwritingFlow(new Begin(), new Change(), new Read(), new Read())
        .run("v");
  }

  @Test
  @Case(
      id = "B3",
      there = "a read prefers local memory",
      here = "a branch that overwrote a key reads its own value")
  void b3_aBranchReadsWhatItWrote() {
    assertThat(overwriting().changed()).isEqualTo("new v");
  }

  @Test
  @Case(
      id = "B9",
      there = "`memory.x = v` removes a local `x` and writes the global one, which is read then",
      here = "what a branch wrote is read in the branch, and by all behind the join",
      why = "the write never surfaces in the middle of another branch")
  void b9_aBranchsWriteStandsBehindIt() {
    assertThat(overwriting().changed()).isEqualTo("new v");
    assertThat(overwriting().value()).isEqualTo("new v");
  }

  @Test
  @Case(
      id = "B11",
      there = "a clone shares global memory: each sees the other's changes",
      here = "a branch sees the store as it was at the fork, even if another ran to its end before",
      why = "what a branch reads does not depend on which one is faster")
  void b11_aBranchNeverSeesAnothersWrite() {
    assertThat(overwriting().kept()).isEqualTo("v");
  }

  @Test
  @Case(
      id = "B15",
      there = "`clone()` without data has equal local memory",
      here = "each target of a static fork begins with the store as it is")
  void b15_aBranchBeginsWithTheStoreAsItIs() {
    assertThat(overwriting().kept()).isEqualTo("v");
    assertThat(overwriting().changed()).isEqualTo("new v");
  }

  @Node
  static class ForkWithNothing {
    record Next() {}

    @Post
    List<Next> fork() {
      return List.of(new Next(), new Next());
    }
  }

  @Flow
  interface BranchingWithNothing {
    @Key("seen")
    List<String> run(String value);

    @Transition(to = "read")
    ForkWithNothing fork();

    Read read();
  }

  @Test
  @Case(
      id = "B14",
      there = "`clone({})` has equal local memory",
      here = "an outcome without components adds nothing to what its branch sees")
  void b14_anOutcomeMayCarryNothing() {
    assertThat(new MemoryTest_BranchingWithNothingFlow(new ForkWithNothing(), new Read()).run("v"))
        .containsExactly("v", "v");
  }

  // ---- copies ----

  @Node
  static class ForkOne {
    record Next(String l1) {}

    @Post
    List<Next> fork(int branches) {
      return IntStream.range(0, branches).mapToObj(i -> new Next("l" + i)).toList();
    }
  }

  @Node
  static class AddNote {
    @Exec
    @Append("notes")
    String add(String l1) {
      return l1;
    }
  }

  @Node
  static class ReadNotes {
    @Exec
    @Key("seen")
    List<String> read(List<String> notes) {
      return notes;
    }
  }

  @Flow
  interface Noting {
    record Result(List<String> notes, List<List<String>> seen) {}

    Result run(int branches, List<String> notes);

    @Transition(to = "add")
    ForkOne fork();

    @Transition(to = "read")
    AddNote add();

    ReadNotes read();
  }

  @Test
  @Case(
      id = "B12",
      there = "a clone's local memory is a deep copy: nested changes are not seen across",
      here =
          "what branches append is not seen across, the lists read are unmodifiable; a key of one"
              + " branch read in another is TL302",
      why = "nothing has to be copied where nothing can be changed")
  void b12_branchesDoNotSeeEachOthersAppends() {
    Noting.Result result =
        new MemoryTest_NotingFlow(new ForkOne(), new AddNote(), new ReadNotes())
            .run(2, List.of("start"));

    assertThat(result.seen()).containsExactly(List.of("start", "l0"), List.of("start", "l1"));
    assertThat(result.notes()).containsExactly("start", "l0", "l1");
    List<String> seen = result.seen().get(0);
    assertThatThrownBy(() -> seen.add("x")).isInstanceOf(UnsupportedOperationException.class);
    Snippet.compile(
            """
            @Node class Plan { @Post void plan() {} }
            @Node class Write { @Exec @Key("mine") String write() { return "mine"; } }
            @Node class Read { @Exec @Key("seen") String read(String mine) { return mine; } }
            @Flow interface Racing {
              @Key("seen") String run();
              @Transition(to = {"write", "read"}) Plan plan();
              Write write();
              Read read();
            }
            """)
        .isRejected("TL302", "key \"mine\" may be unset", "plan -default-> read");
  }

  @Node
  static class ForkWith {
    record Next(List<String> forked) {}

    private final List<String> data;

    ForkWith(List<String> data) {
      this.data = data;
    }

    @Post
    List<Next> fork() {
      return List.of(new Next(data));
    }
  }

  @Node
  static class ReadForked {
    record Seen(String seen, boolean same) {}

    private final List<String> data;

    ReadForked(List<String> data) {
      this.data = data;
    }

    @Post
    Seen read(String g1, List<String> forked) {
      return new Seen(g1 + " " + forked, forked == data);
    }
  }

  @Flow
  interface BranchingWith {
    record Result(List<String> seen, List<Boolean> same) {}

    Result run(String g1);

    @Transition(to = "read")
    ForkWith fork();

    ReadForked read();
  }

  @Test
  @Case(
      id = "B13",
      there = "forking data is deep-copied into the clone; other keys are kept",
      here = "the branch gets the very object that its outcome carries; other keys are kept",
      why =
          "copies cost, and fail on what cannot be copied (B12 has lists that need none); a mutable"
              + " input that branches share is TL393")
  void b13_whatAnOutcomeCarriesIsNotCopied() {
    List<String> data = new ArrayList<>(List.of("a"));
    BranchingWith.Result result =
        new MemoryTest_BranchingWithFlow(new ForkWith(data), new ReadForked(data)).run("g");

    assertThat(result).isEqualTo(new BranchingWith.Result(List.of("g [a]"), List.of(true)));
    Snippet.compile(
            """
            @Node class Plan { @Post void plan() {} }
            @Node class Count { @Exec @Key("n") int count(List<String> data) { return data.size(); } }
            @Flow interface Sharing {
              record Result(int first, int second) {}
              Result run(List<String> data);
              @Transition(to = {"one", "two"}) Plan plan();
              @Rename(key = "n", as = "first") Count one();
              @Rename(key = "n", as = "second") Count two();
            }
            """)
        .isWarnedOf("TL393", "input \"data\" that branches share");
  }

  // ---- a key that is unset again ----

  @Flow
  interface Unsetting {
    record Result(Optional<String> value, String before, String after) {}

    Result run(Optional<String> value);

    @Rename(key = "seen", as = "before")
    @Transition(to = "unset")
    Look before();

    @Transition(to = "after")
    Unset unset();

    @Rename(key = "seen", as = "after")
    Look after();
  }

  private static Unsetting.Result unsetting(Optional<String> value) {
    return new MemoryTest_UnsettingFlow(new Look(), new Unset(), new Look()).run(value);
  }

  @Test
  @Case(
      id = "B16",
      there = "`del memory.x` of a global key: gone, an `AttributeError` when it is read",
      here = "an empty `Optional` component unsets the key; readers find it empty",
      why = "the type of a parameter says whether its reader can do without the key")
  void b16_anEmptyComponentUnsetsTheKey() {
    assertThat(unsetting(Optional.of("v")))
        .isEqualTo(new Unsetting.Result(Optional.empty(), "v", "unset"));
  }

  @Test
  @Case(
      id = "B17",
      there = "`del memory[\"x\"]`: gone, a `KeyError` when it is read",
      here = "to read it afterwards as if it were set is TL302, which names the path",
      why = "no run is needed to find the path on which the key is gone")
  void b17_whatIsUnsetCannotBeReadAsSet() {
    Snippet.compile(
            """
            @Node class Unset {
              record Gone(Optional<String> value) {}
              @Post Gone unset() { return new Gone(Optional.empty()); }
            }
            @Node class Read { @Exec @Key("seen") String read(String value) { return value; } }
            @Flow interface Unsetting {
              @Key("seen") String run(String value);
              @Transition(to = "read") Unset unset();
              Read read();
            }
            """)
        .isRejected("TL302", "key \"value\" may be unset", "on path unset -default-> read");
  }

  @Test
  @Case(
      id = "B20",
      there = "`del memory.x` of a missing key is a `KeyError`",
      here = "to unset what is unset does nothing",
      why = "a node that has done its work need not look first")
  void b20_unsettingTwiceIsNoError() {
    assertThat(unsetting(Optional.empty()))
        .isEqualTo(new Unsetting.Result(Optional.empty(), "unset", "unset"));
  }

  @Test
  @Case(
      id = "B21",
      there = "`del memory[\"x\"]` of a missing key is a `KeyError`",
      here = "to unset a key that nobody reads is the warning TL391 when it is compiled",
      why = "a misspelt key is found without a run")
  void b21_unsettingAKeyThatNobodyReadsIsFound() {
    Snippet.compile(
            """
            @Node class Unset {
              record Gone(Optional<String> missing) {}
              @Post Gone unset() { return new Gone(Optional.empty()); }
            }
            @Flow interface Unsetting { void run(); Unset unset(); }
            """)
        .isWarnedOf("TL391", "\"missing\"");
  }

  @Test
  @Case(
      id = "B28",
      there = "`\"x\" in memory` is true before and false after `del`",
      here = "an `Optional` parameter is present before and empty after the key is unset")
  void b28_anOptionalSaysWhetherTheKeyIsSet() {
    Unsetting.Result result = unsetting(Optional.of("v"));
    assertThat(result.before()).isEqualTo("v");
    assertThat(result.after()).isEqualTo("unset");
  }

  // ---- a branch that unsets its own key ----

  @Node
  static class ForkTwoWays {
    sealed interface Next {
      record Drop(Optional<String> value) implements Next {}

      record Keep(Optional<String> value) implements Next {}
    }

    @Post
    List<Next> fork(Optional<String> dropped) {
      return List.of(new Next.Drop(dropped), new Next.Keep(Optional.of("kept")));
    }
  }

  @Node
  static class LookAtBoth {
    @Exec
    @Key("seen")
    String look(Optional<String> value, String g1) {
      return value.orElse("unset") + " " + g1;
    }
  }

  @Flow
  interface BranchUnsetting {
    record Result(String g1, List<String> value, List<String> before, List<String> seen) {}

    Result run(String g1, Optional<String> dropped);

    @Transition(value = "drop", to = "before")
    @Transition(value = "keep", to = "look")
    ForkTwoWays fork();

    @Rename(key = "seen", as = "before")
    @Transition(to = "unset")
    Look before();

    @Transition(to = "look")
    Unset unset();

    LookAtBoth look();
  }

  private static BranchUnsetting.Result branchUnsetting(Optional<String> dropped) {
    return new MemoryTest_BranchUnsettingFlow(
            new ForkTwoWays(), new Look(), new Unset(), new LookAtBoth())
        .run("g", dropped);
  }

  @Test
  @Case(
      id = "B18",
      there = "`del memory.x` of a local key: gone",
      here = "a branch unsets its own key: it adds nothing to the list behind the join")
  void b18_aBranchUnsetsItsOwnKey() {
    assertThat(branchUnsetting(Optional.of("dropped")).value()).containsExactly("kept");
  }

  @Test
  @Case(
      id = "B22",
      there = "`del memory.local.x` removes it from local memory only",
      here = "the key is unset in that branch only")
  void b22_theKeyIsUnsetInThatBranchOnly() {
    assertThat(branchUnsetting(Optional.of("dropped")).seen()).containsExactly("unset g", "kept g");
  }

  @Test
  @Case(
      id = "B23",
      there = "`del memory.local[\"x\"]` removes it from local memory only",
      here = "the flow's keys stay as they are")
  void b23_theFlowsKeysStay() {
    assertThat(branchUnsetting(Optional.of("dropped")).g1()).isEqualTo("g");
  }

  @Test
  @Case(
      id = "B26",
      there = "`del memory.local.x` of a missing key is a `KeyError`",
      here = "to unset what is unset in the branch does nothing",
      why = "a node that has done its work need not look first")
  void b26_unsettingWhatTheBranchDoesNotHaveIsNoError() {
    BranchUnsetting.Result result = branchUnsetting(Optional.empty());
    assertThat(result.before()).containsExactly("unset");
    assertThat(result.value()).containsExactly("kept");
  }

  @Test
  @Case(
      id = "B27",
      there = "`del memory.local[\"x\"]` of a missing key is a `KeyError`",
      here = "to name a key that the node does not have is TL307 when it is compiled",
      why = "a misspelt key is found without a run")
  void b27_aMisspeltKeyDoesNotCompile() {
    Snippet.compile(
            """
            @Node class Unset {
              record Gone(Optional<String> value) {}
              @Post Gone unset() { return new Gone(Optional.empty()); }
            }
            @Flow interface Unsetting {
              record Result(Optional<String> mine) {}
              Result run();
              @Rename(key = "valeu", as = "mine") Unset unset();
            }
            """)
        .isRejected("TL307", "\"valeu\"", "did you mean \"value\"?");
  }

  @Test
  @Case(
      id = "B29",
      there = "`\"x\" in memory.local` is true before and false after `del`",
      here = "in a branch an `Optional` is present before and empty after its key is unset")
  void b29_inABranchAnOptionalSaysWhetherItsKeyIsSet() {
    BranchUnsetting.Result result = branchUnsetting(Optional.of("dropped"));
    assertThat(result.before()).containsExactly("dropped");
    assertThat(result.seen().get(0)).isEqualTo("unset g");
  }

  // ---- a branch that unsets a key of the flow ----

  @Flow(concurrency = 1)
  interface SharedUnsetting {
    record Result(Optional<String> value, String inBranch, String beside) {}

    Result run(String value);

    @Transition(to = {"unset", "beside"})
    Begin begin();

    @Transition(to = "inBranch")
    Unset unset();

    @Rename(key = "seen", as = "inBranch")
    Look inBranch();

    @Rename(key = "seen", as = "beside")
    Read beside();
  }

  private static SharedUnsetting.Result sharedUnsetting() {
    return new MemoryTest_SharedUnsettingFlow(new Begin(), new Unset(), new Look(), new Read())
        .run("v");
  }

  @Test
  @Case(
      id = "B19",
      there = "`del memory.x` of a key that is both local and global: gone from both",
      here = "a flow's key that a branch unsets is unset there and behind the join")
  void b19_aKeyThatABranchUnsetsIsUnsetBehindIt() {
    assertThat(sharedUnsetting().inBranch()).isEqualTo("unset");
    assertThat(sharedUnsetting().value()).isEmpty();
  }

  @Test
  @Case(
      id = "B24",
      there = "`del memory.local.x` leaves a global `x` alone",
      here = "the other branches still have the key")
  void b24_otherBranchesStillHaveTheKey() {
    assertThat(sharedUnsetting().beside()).isEqualTo("v");
  }

  @Test
  @Case(
      id = "B25",
      there = "then `memory.x` reads the global value",
      here = "the branch that unset the key finds it unset",
      why = "no second value waits behind the first, so what is unset stays so")
  void b25_noSecondValueWaitsBehindTheFirst() {
    assertThat(sharedUnsetting().inBranch()).isEqualTo("unset");
  }

  // ---- what the TypeScript tests add ----

  @Test
  @Case(
      id = "S1",
      there = "a missing key reads as `undefined`",
      here = "a key that nobody ever writes is TL301, also if it is read as `Optional`",
      why = "what can never be set is a mistake, not a value that may be missing")
  void s1_aKeyThatNobodyWritesDoesNotCompile() {
    Snippet.compile(
            """
            @Node class Look {
              @Exec @Key("seen") String look(Optional<String> missing) { return missing.orElse(""); }
            }
            @Flow interface Looking { @Key("seen") String run(); Look look(); }
            """)
        .isRejected("TL301", "key \"missing\" that nothing writes");
  }

  @Node
  static class ReservedInTypeScript {
    record Keys(String _isMemoryObject, String local, @Key("clone") String copy) {}

    @Post
    Keys keys() {
      return new Keys("1", "2", "3");
    }
  }

  @Flow
  interface ReservedWordsInTypeScript {
    record Result(String _isMemoryObject, String local, @Key("clone") String copy) {}

    Result run();

    ReservedInTypeScript reserved();
  }

  @Test
  @Case(
      id = "S2",
      there = "to set `_isMemoryObject`, `local` or `clone` throws: reserved",
      here = "they are keys like any other; `@Key` names what cannot be a component",
      why =
          "keys are fields of generated code and share no name space with the store's own methods")
  void s2_noKeyIsReserved() {
    assertThat(new MemoryTest_ReservedWordsInTypeScriptFlow(new ReservedInTypeScript()).run())
        .isEqualTo(new ReservedWordsInTypeScript.Result("1", "2", "3"));
  }

  @Node
  static class WriteOwn {
    @Exec
    @Key("own")
    String write(String l1) {
      return "own " + l1;
    }
  }

  @Flow
  interface WritingInBranches {
    record Result(List<String> own, List<String> seen) {}

    Result run(int branches);

    @Transition(to = "write")
    ForkOne fork();

    @Transition(to = "read")
    WriteOwn write();

    @Rename(key = "value", as = "own")
    Read read();
  }

  @Test
  @Case(
      id = "S3",
      there = "`memory.local.x = v` is readable as `memory.x`, global memory is untouched",
      here = "what a branch of a dynamic fork writes is its own, and one entry of a list behind it",
      why = "what branches write is not lost behind them")
  void s3_whatABranchWritesIsItsOwn() {
    assertThat(
            new MemoryTest_WritingInBranchesFlow(new ForkOne(), new WriteOwn(), new Read()).run(2))
        .isEqualTo(
            new WritingInBranches.Result(List.of("own l0", "own l1"), List.of("own l0", "own l1")));
  }

  @Test
  @Case(
      id = "S4",
      there = "`delete memory.x`: gone from both memories, from local only, from global only",
      here = "a key is unset in the flow, in a branch, and in a branch and the flow behind it")
  void s4_aKeyIsUnsetWhereverItStands() {
    assertThat(unsetting(Optional.of("v")).value()).isEmpty();
    assertThat(branchUnsetting(Optional.of("dropped")).value()).containsExactly("kept");
    assertThat(sharedUnsetting().value()).isEmpty();
  }

  @Test
  @Case(
      id = "S5",
      there = "`delete memory.local.x`: `memory.x` is the global one again",
      here = "unset in the branch, set beside it",
      why = "no second value waits behind the first, so what is unset stays so")
  void s5_unsetInTheBranchIsSetBesideIt() {
    assertThat(sharedUnsetting().inBranch()).isEqualTo("unset");
    assertThat(sharedUnsetting().beside()).isEqualTo("v");
  }

  @Test
  @Case(
      id = "S6",
      there = "`\"x\" in memory` is true for local and global keys, false for unknown ones",
      here = "`Optional` is present for set keys of flow and branch, empty for unset ones")
  void s6_anOptionalIsPresentForSetKeys() {
    assertThat(unsetting(Optional.of("v")).before()).isEqualTo("v");
    assertThat(unsetting(Optional.empty()).before()).isEqualTo("unset");
    assertThat(branchUnsetting(Optional.of("mine")).before()).containsExactly("mine");
  }

  @Node
  static class ForkByKind {
    sealed interface Next {
      record Left(String left) implements Next {}

      record Right(String right) implements Next {}
    }

    @Post
    List<Next> fork() {
      return List.of(new Next.Left("l"), new Next.Right("r"));
    }
  }

  @Node
  static class LookAtKinds {
    @Exec
    @Key("seen")
    String look(Optional<String> left, Optional<String> right) {
      return left.orElse("-") + right.orElse("-");
    }
  }

  @Flow
  interface BranchingByKind {
    @Key("seen")
    List<String> run();

    @Transition(value = "left", to = "look")
    @Transition(value = "right", to = "look")
    ForkByKind fork();

    LookAtKinds look();
  }

  @Test
  @Case(
      id = "S7",
      there = "`\"x\" in memory.local` is true for local keys only",
      here = "a branch has the keys of its own outcome, not those of another's")
  void s7_aBranchHasTheKeysOfItsOwnOutcome() {
    assertThat(new MemoryTest_BranchingByKindFlow(new ForkByKind(), new LookAtKinds()).run())
        .containsExactly("l-", "-r");
  }
}
