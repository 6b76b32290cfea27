/**
 * What several examples need beside their flow: the choice of a model, the console and what else an
 * example runs in, a small corpus with its search engine, and a printer of steps. Nothing here is
 * part of Tramline; what only one example needs stays with that example.
 */
package dev.tramline.examples.support;
