package dev.tramline.a2a.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class JdbcTaskStoreOnH2Test extends JdbcTaskStoreContract {

  @Override
  DataSource emptyDatabase() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  @Override
  String numbers(int count) {
    return "SYSTEM_RANGE(1, " + count + ")";
  }
}
