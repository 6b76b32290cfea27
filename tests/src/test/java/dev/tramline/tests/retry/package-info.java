/** When exec is tried again, how long a run waits, and what a fallback may do about a failure. */
package dev.tramline.tests.retry;
