/** The runtime as users get it: a jar, on each kind of JVM and path. */
package dev.tramline.tests.packaged;
