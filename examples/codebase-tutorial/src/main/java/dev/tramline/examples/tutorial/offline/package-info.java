/**
 * An analyst that needs no model: it parses Java and writes from what stands in the source, its
 * declarations, its Javadoc and who uses whom. Start with {@link
 * dev.tramline.examples.tutorial.offline.JavaAnalyst}. Nothing here knows of models or of files on
 * disk.
 */
package dev.tramline.examples.tutorial.offline;
