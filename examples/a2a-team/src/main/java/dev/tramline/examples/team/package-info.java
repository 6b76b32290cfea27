/**
 * Agents that work together, each behind a server of its own: a flow calls them by the
 * Agent-to-Agent protocol, as its nodes.
 *
 * <p>Start with {@link dev.tramline.examples.team.Newsroom}, the flow, and {@link
 * dev.tramline.examples.team.Desk}, the flow in it that asks one agent. {@link
 * dev.tramline.examples.team.Team} starts the agents, which are {@link
 * dev.tramline.examples.team.ResearchDesk}, {@link dev.tramline.examples.team.Writer} and {@link
 * dev.tramline.examples.team.Reviewer}. {@link dev.tramline.examples.team.Main} runs it all on the
 * console. {@link dev.tramline.examples.team.CopyingWriter} and {@link
 * dev.tramline.examples.team.CountingReviewer} are the models that work offline.
 */
package dev.tramline.examples.team;
