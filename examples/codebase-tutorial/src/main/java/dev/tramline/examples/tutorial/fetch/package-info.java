/**
 * Where files come from: a directory or a Git repository, and which of their files are chosen.
 * Nothing here looks into them.
 */
package dev.tramline.examples.tutorial.fetch;
