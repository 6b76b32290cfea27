package dev.tramline.examples.vote;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one sample says.
 *
 * @param number of the sample, from 1
 * @param answer its answer; empty if there was none, also after retries
 * @param reasoning how the model came to it, or why there is none
 */
public record Ballot(int number, Optional<BigDecimal> answer, String reasoning) {}
