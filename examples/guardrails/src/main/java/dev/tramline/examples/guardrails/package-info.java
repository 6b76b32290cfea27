/**
 * A chat with guardrails: what goes in is checked before any model sees it, what comes out before
 * the user does, and both are refused with reasons.
 *
 * <p>Start with {@link dev.tramline.examples.guardrails.GuardedChat}, the flow. Its checks all end
 * with a {@link dev.tramline.examples.guardrails.Verdict}, and {@link
 * dev.tramline.examples.guardrails.Gate} looks at those. {@link
 * dev.tramline.examples.guardrails.Main} runs it from the command line. {@link
 * dev.tramline.examples.guardrails.TopicClerk} and {@link
 * dev.tramline.examples.guardrails.QuotingGuide} are the models that work offline.
 */
package dev.tramline.examples.guardrails;
