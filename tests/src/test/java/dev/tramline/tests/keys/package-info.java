/** The shared store: what nodes read, write, append, rename and leave unset. */
package dev.tramline.tests.keys;
