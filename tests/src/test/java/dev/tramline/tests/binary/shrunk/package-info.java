/** A small application that another test shrinks and runs. */
package dev.tramline.tests.binary.shrunk;
