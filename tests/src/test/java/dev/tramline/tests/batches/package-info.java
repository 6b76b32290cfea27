/** Exec once per item: sources, order, retries and what is written afterwards. */
package dev.tramline.tests.batches;
