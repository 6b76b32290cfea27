package dev.tramline.examples.sql;

/**
 * A query that the database did not take.
 *
 * @param sql the query
 * @param error what the database said
 */
public record Rejection(String sql, String error) {}
