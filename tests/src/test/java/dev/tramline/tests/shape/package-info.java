/** Unusual but legal ways to declare nodes and flows. */
package dev.tramline.tests.shape;
