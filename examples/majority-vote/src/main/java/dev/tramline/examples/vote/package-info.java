/**
 * Samples several answers to one question and lets them vote. {@link
 * dev.tramline.examples.vote.MajorityVote} is the flow; {@link
 * dev.tramline.examples.vote.SlipperyCalculator} calculates without a network, the more carelessly
 * the higher the temperature.
 */
package dev.tramline.examples.vote;
