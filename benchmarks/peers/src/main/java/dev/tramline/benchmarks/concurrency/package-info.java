/**
 * Runs and items side by side, each beside bare virtual threads that do the same in the same
 * process, and items beside peers. The programs print a table and fail if a result is wrong.
 */
package dev.tramline.benchmarks.concurrency;
