package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an interface to be a flow: a graph of nodes that is called like a function.
 *
 * <p>The interface has two kinds of abstract methods; {@code default} and {@code static} methods
 * are ignored.
 *
 * <ul>
 *   <li><b>Node methods</b> have no parameters and return a {@link Node} class or another flow
 *       interface. The method's name is the node's name in this flow, so one class may stand in
 *       several places. An action leads to the node of its name; {@link Transition} and {@link
 *       Exit} wire the others.
 *   <li><b>The entry</b> is the one method that is left. Its parameters are the input keys. The
 *       components of a record result are the output keys; a sealed interface of records has one
 *       variant per way to end; {@code void} returns nothing; any other type needs {@link Key}. The
 *       entry declares no checked exceptions.
 * </ul>
 *
 * <p>For {@code interface Greeting} the processor generates {@code GreetingFlow implements
 * Greeting}, whose constructor takes the nodes in the order of their methods. A flow can itself be
 * a node of another flow: its inputs are read, its outputs written, and the variants of a sealed
 * result are its actions.
 *
 * <pre>{@code
 * @Node
 * class Greet {
 *   @Exec
 *   @Key("greeting")
 *   String greet(String name) {
 *     return "Hello, " + name;
 *   }
 * }
 *
 * @Flow
 * interface Greeting {
 *   @Key("greeting")
 *   String of(String name);
 *
 *   Greet greet();
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> anything but a plain interface, neither generic nor private nor extending
 * another (TL201); no entry, or more than one (TL202); an action that leads nowhere (TL204); a node
 * that no path reaches (TL207), or from which no path leads to an exit (TL208); a flow that
 * contains itself (TL209); a fork whose branches do not meet (TL212); a node from a class file that
 * was compiled without the processor (TL213); a reserved method name, {@code start}, {@code with},
 * {@code graph} or {@code builder} (TL214); and every flaw in the flow of keys (TL301 to TL307). An
 * input that nothing reads is the warning TL392, a mutable input that several branches can reach is
 * TL393.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Flow {

  /**
   * {@return the name of the node method that a run starts with; empty for the one declared first}
   *
   * <p>A name that is no node method of the flow is rejected (TL206).
   */
  String start() default "";

  /**
   * {@return the number of node visits after which a run fails with {@code StepLimitException}}
   *
   * <p>It guards against loops that never find their way out. Items of a {@link Batch} and branches
   * of a fork do not count. The default is one million. Less than 1 is rejected (TL107).
   */
  int maxSteps() default 1_000_000;

  /**
   * {@return whether a node may have no path to an exit}
   *
   * <p>The default, {@code false}, has such a node rejected (TL208). A flow that is meant to go on
   * until it is cancelled says {@code true}. The step limit holds all the same.
   */
  boolean endless() default false;

  /**
   * {@return the greatest number of branches of one fork that run side by side}
   *
   * <p>By default there is no bound. With 1 the branches run one after the other, in their order,
   * with the same results. Less than 1 is rejected (TL107).
   */
  int concurrency() default Integer.MAX_VALUE;
}
