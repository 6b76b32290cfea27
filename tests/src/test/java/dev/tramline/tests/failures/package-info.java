/** How a run fails: what the exception says, and what is not written. */
package dev.tramline.tests.failures;
