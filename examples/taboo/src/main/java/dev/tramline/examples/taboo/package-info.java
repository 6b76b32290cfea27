/**
 * A game of taboo between two agents: two flows that run at the same time and talk through queues.
 *
 * <p>Start with {@link dev.tramline.examples.taboo.Hinter} and {@link
 * dev.tramline.examples.taboo.Guesser}, the flows, and {@link dev.tramline.examples.taboo.Game},
 * which starts both and ends both. {@link dev.tramline.examples.taboo.Main} runs a game from the
 * command line. {@link dev.tramline.examples.taboo.HintingModel} and {@link
 * dev.tramline.examples.taboo.GuessingModel} are the models that work offline, from {@link
 * dev.tramline.examples.taboo.Lexicon}.
 */
package dev.tramline.examples.taboo;
