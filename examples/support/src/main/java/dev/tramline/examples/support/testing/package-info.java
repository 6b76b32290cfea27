/**
 * What the tests of several examples need: a model that says what it is told, and a clock that
 * stands still. Examples themselves use none of it.
 */
package dev.tramline.examples.support.testing;
