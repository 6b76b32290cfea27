/** What interceptors, listeners and node methods get to see of a run. */
package dev.tramline.tests.watching;
