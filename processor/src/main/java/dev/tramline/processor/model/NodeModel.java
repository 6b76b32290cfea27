package dev.tramline.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A node as declared, for its adapter.
 *
 * @param contract what flows know of it
 * @param isPublic whether the class, and so its adapter, can be used from other packages
 * @param nodeType the class as a type
 * @param prep its prep method, if any
 * @param exec its exec method, if any
 * @param post its post method, if any
 * @param fallbacks its fallbacks, the most specific first
 * @param retry how exec is retried; one attempt if the node says nothing
 * @param timeoutNanos how long one attempt may take, 0 if there is no bound
 * @param awaited whether exec returns a {@code CompletionStage}; the type it returns is here that
 *     of the stage's result
 * @param batch how exec reads items, if it is a batch
 * @param outcome what post returns; if the node forks, one element of it
 * @param branch what each element of post's result is, if the node forks
 * @param execCell the key of the cell that takes exec's result because post returns the outcome
 * @param place the class
 */
public record NodeModel(
    Contract contract,
    boolean isPublic,
    TypeRef nodeType,
    Optional<StageMethod> prep,
    Optional<StageMethod> exec,
    Optional<StageMethod> post,
    List<StageMethod> fallbacks,
    Optional<Retry> retry,
    long timeoutNanos,
    boolean awaited,
    Optional<Batch> batch,
    Outcome outcome,
    Optional<TypeRef> branch,
    Optional<String> execCell,
    Place place) {

  /** Copies the list. */
  public NodeModel {
    fallbacks = List.copyOf(fallbacks);
  }

  /**
   * A method to call.
   *
   * @param name its name
   * @param returns what it returns, empty for void
   * @param arguments what to call it with
   * @param place the method
   */
  public record StageMethod(
      String name, Optional<TypeRef> returns, List<Argument> arguments, Place place) {

    /** Copies the list. */
    public StageMethod {
      arguments = List.copyOf(arguments);
    }
  }

  /** What a parameter of a stage method is bound to. */
  public sealed interface Argument {

    /**
     * What prep returned, or in a batch the item.
     *
     * @param type the parameter's type
     */
    record Prepared(TypeRef type) implements Argument {}

    /**
     * What exec returned, or in a batch the list of what it returned.
     *
     * @param type the parameter's type
     */
    record Result(TypeRef type) implements Argument {}

    /**
     * A key.
     *
     * @param read the index in the contract's reads
     */
    record Key(int read) implements Argument {}

    /**
     * A key to write.
     *
     * @param cell the index in the contract's cells
     */
    record Cell(int cell) implements Argument {}

    /** The run's context. */
    record Context() implements Argument {}

    /**
     * Why exec failed.
     *
     * @param type the kind of failure it takes
     */
    record Failure(TypeRef type) implements Argument {}
  }

  /**
   * How a batch reads its items.
   *
   * @param source what prep returns
   * @param item the type of the items that exec takes
   * @param concurrency how many items may be in work at once
   */
  public record Batch(Source source, TypeRef item, int concurrency) {

    /** The forms of a source of items. */
    public enum Source {
      /** An iterable. */
      ITERABLE,
      /** An iterator. */
      ITERATOR,
      /** A stream. */
      STREAM,
      /** An array of objects. */
      ARRAY,
      /** An array of primitives. */
      PRIMITIVE_ARRAY
    }
  }

  /** What post returns, for the step from there to an action. */
  public sealed interface Outcome {

    /** Nothing, or there is no post: the one action follows. */
    record Nothing() implements Outcome {}

    /**
     * A record, or one of the records of a sealed interface, one per action in their order.
     *
     * @param variants the records
     */
    record Records(List<Variant> variants) implements Outcome {
      /** Copies the list. */
      public Records {
        variants = List.copyOf(variants);
      }
    }

    /**
     * An enum constant, one per action in their order.
     *
     * @param constants the constants' names
     */
    record Constants(List<String> constants) implements Outcome {
      /** Copies the list. */
      public Constants {
        constants = List.copyOf(constants);
      }
    }

    /** The action's name, null standing for {@code default} if that is declared. */
    record Text() implements Outcome {}
  }

  /**
   * A record that post may return.
   *
   * @param type the record
   * @param components its components that are keys, in order
   */
  public record Variant(TypeRef type, List<Component> components) {

    /** Copies the list. */
    public Variant {
      components = List.copyOf(components);
    }
  }

  /**
   * A component of an outcome.
   *
   * @param name the name of its accessor
   * @param type its declared type
   * @param write the key it writes
   */
  public record Component(String name, TypeRef type, KeyWrite write) {}
}
