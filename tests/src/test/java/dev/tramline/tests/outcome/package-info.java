/** The forms an outcome can take, and the wiring of its actions. */
package dev.tramline.tests.outcome;
