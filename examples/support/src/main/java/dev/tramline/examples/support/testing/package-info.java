/**
 * What the tests of several examples need: a model that says what it is told, a clock that stands
 * still, what a program prints, and a look at the graph in a README. Examples themselves use none
 * of it.
 */
package dev.tramline.examples.support.testing;
