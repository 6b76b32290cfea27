/**
 * What a step and a run cost where nothing runs side by side. Uses nothing that the first
 * sequential version did not have, so that {@code steps-at} can measure any commit with it.
 */
package dev.tramline.benchmarks.steps;
