/**
 * A research agent that decides, searches, decides again and answers.
 *
 * <p>Start with {@link dev.tramline.examples.research.ResearchAgent}, the flow, and its three
 * nodes: {@link dev.tramline.examples.research.DecideAction}, {@link
 * dev.tramline.examples.research.SearchCorpus} and {@link
 * dev.tramline.examples.research.DirectAnswer}. {@link dev.tramline.examples.research.Main} runs it
 * from the command line. The rest is a model that answers without a network; the search engine and
 * its corpus are shared by several examples.
 */
package dev.tramline.examples.research;
