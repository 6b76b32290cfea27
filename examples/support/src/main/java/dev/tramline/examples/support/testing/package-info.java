/**
 * What the tests of several examples need: a model that says what it is told, a user whose lines
 * are known, a clock that stands still, and a look at the graph in a README. Examples themselves
 * use none of it.
 */
package dev.tramline.examples.support.testing;
