/** Nodes and types for flows of another package. */
package dev.tramline.tests.shape.elsewhere;
