/** Items, elements and runs side by side, from declaration to result. */
package dev.tramline.tests.concurrency;
