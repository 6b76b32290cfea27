/**
 * Tasks in a database, so that they are still there when the server is started again. Only {@link
 * dev.tramline.a2a.jdbc.JdbcTaskStore} lives here; it speaks SQL that H2 and PostgreSQL understand,
 * and brings neither a driver nor a pool.
 */
@NullMarked
package dev.tramline.a2a.jdbc;

import org.jspecify.annotations.NullMarked;
