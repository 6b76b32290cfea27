package dev.tramline.examples.sql;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Describes the database for the model. */
@Node
public class ReadSchema {

  private final DataSource database;

  /**
   * Creates the node.
   *
   * @param database what to describe
   */
  public ReadSchema(DataSource database) {
    this.database = database;
  }

  @Exec
  @Key("schema")
  Schema read() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Schema.of(connection);
    }
  }
}
