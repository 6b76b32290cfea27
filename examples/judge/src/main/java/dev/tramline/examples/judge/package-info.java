/**
 * A writer and a judge: the text is written again until the judge accepts it, or the rounds are
 * over.
 *
 * <p>Start with {@link dev.tramline.examples.judge.JudgedText}, the flow, and its two nodes: {@link
 * dev.tramline.examples.judge.WriteDraft} and {@link dev.tramline.examples.judge.JudgeDraft}.
 * {@link dev.tramline.examples.judge.Main} runs it from the command line. {@link
 * dev.tramline.examples.judge.RevisingWriter} and {@link
 * dev.tramline.examples.judge.RuleBasedCritic} are the models that work offline.
 */
package dev.tramline.examples.judge;
