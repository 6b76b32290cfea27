/**
 * A human in the loop: a draft is published only after somebody at the console approves of it.
 *
 * <p>Start with {@link dev.tramline.examples.approval.Announcement}, the flow, and {@link
 * dev.tramline.examples.approval.AskHuman}, the node that waits for the human. {@link
 * dev.tramline.examples.approval.Main} runs it on the console. {@link
 * dev.tramline.examples.approval.ObedientWriter} is the model that works offline.
 */
package dev.tramline.examples.approval;
