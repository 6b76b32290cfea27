package dev.tramline.examples.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A small shop in an H2 database, in memory for as long as this is open. */
final class Shop implements AutoCloseable {

  private static final String READER = "reader";

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final Connection owner;

  Shop() {
    try {
      owner = source("owner").getConnection();
      try (Statement statement = owner.createStatement()) {
        statement.execute(script());
        statement.execute("CREATE USER %s PASSWORD ''".formatted(READER));
        statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO " + READER);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("shop.sql does not run: " + e.getMessage(), e);
    }
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(Shop.class.getResourceAsStream("shop.sql"), "shop.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JdbcDataSource source(String user) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword("");
    return source;
  }

  /** Connects as a user that may read the tables, and nothing else. */
  DataSource forReading() {
    return source(READER);
  }

  /** Ends the database, which lives as long as its first connection. */
  @Override
  public void close() {
    try {
      owner.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
