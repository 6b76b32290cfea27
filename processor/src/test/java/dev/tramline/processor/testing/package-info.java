/**
 * How tests compile programs with the processor. {@code Compilation.of("demo", "...")} takes the
 * programs as text, {@code compile()} runs the compiler of this JVM in memory, and the {@code
 * Compiled} that comes out holds the reports, the generated sources and the classes, ready to run.
 *
 * <p>Every compilation has {@code -Xlint:all,-processing} on, so that a warning in generated code
 * is seen by every test that asks for {@code succeeds()}.
 */
package dev.tramline.processor.testing;
