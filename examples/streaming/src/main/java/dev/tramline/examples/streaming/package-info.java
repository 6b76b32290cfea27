/**
 * A reply that appears on the terminal while the model still speaks, and stops when the user wants.
 *
 * <p>Start with {@link dev.tramline.examples.streaming.Teller}, the flow, and {@link
 * dev.tramline.examples.streaming.TellStory}, the node that passes on each piece of the reply.
 * {@link dev.tramline.examples.streaming.Main} prints the pieces and cancels the run. {@link
 * dev.tramline.examples.streaming.RecitingModel} is the model that works offline.
 */
package dev.tramline.examples.streaming;
