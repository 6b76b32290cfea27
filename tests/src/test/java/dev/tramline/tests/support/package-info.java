/** A clock and a listener that remember, for the tests of all subjects. */
package dev.tramline.tests.support;
