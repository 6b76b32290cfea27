/**
 * A flow that turns the source of a project into a tutorial in Markdown.
 *
 * <p>Start with {@link dev.tramline.examples.tutorial.CodebaseTutorial}, the flow; its six nodes
 * and the records that they hand on live here, with {@link dev.tramline.examples.tutorial.Analyst},
 * what the nodes ask about the source. Who answers is not decided here: {@code offline} reads Java
 * by itself, {@code model} asks a language model. {@link dev.tramline.examples.tutorial.Main} runs
 * it all from the command line.
 */
package dev.tramline.examples.tutorial;
