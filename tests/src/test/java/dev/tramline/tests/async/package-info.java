/** Runs that were started, and exec methods that promise their results. */
package dev.tramline.tests.async;
