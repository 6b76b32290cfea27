/** A public flow for other packages to nest. */
package dev.tramline.tests.nested.elsewhere;
