/**
 * What is proved: whole flows in, findings out, one class per family of findings.
 *
 * <p>{@link dev.tramline.processor.check.FlowChecks} runs the stages in order: {@code
 * RecursionCheck} and {@code WiringCheck} say where every action leads; {@code GraphCheck} and
 * {@code ForkCheck} look at the graph that comes of it; {@code RenameCheck}, {@code
 * UnwrittenKeysCheck}, {@code BranchKeysCheck}, {@code KeyTypesCheck}, {@code SetKeysCheck}, {@code
 * UnusedKeysCheck} and {@code SharedInputsCheck} look at the keys that travel through the graph. A
 * flow with an error in one stage is not checked in the next, and a key with an error is left alone
 * by the checks after it, so that one mistake is one error. All texts are in {@code Messages}.
 *
 * <p>Nothing here knows {@code javax.lang.model} or the compiler: types and places are opaque
 * handles of {@code model}, so that every check can be tested on models built by hand.
 */
@NullMarked
package dev.tramline.processor.check;

import org.jspecify.annotations.NullMarked;
