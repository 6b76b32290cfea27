/** Nodes that run once for each element of a key. */
package dev.tramline.tests.each;
