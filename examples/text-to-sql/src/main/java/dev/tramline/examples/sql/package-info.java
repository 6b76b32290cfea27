/**
 * A question in English becomes a query; what the database objects to goes back to the model.
 *
 * <p>Start with {@link dev.tramline.examples.sql.TextToSql}, the flow. {@link
 * dev.tramline.examples.sql.Shop} is the database to try it on, and {@link
 * dev.tramline.examples.sql.GrammarModel} the model that works offline.
 */
package dev.tramline.examples.sql;
