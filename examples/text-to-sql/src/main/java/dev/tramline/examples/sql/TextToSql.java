package dev.tramline.examples.sql;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Answers a question from a database: writes SQL, runs it, and mends it if it fails. */
@Flow
public interface TextToSql {

  /** How it ends: each record is an action of {@link RunSql} that no node bears. */
  sealed interface Result {

    /**
     * A query answered.
     *
     * @param sql the query
     * @param table what it returned
     */
    record Answered(String sql, Table table) implements Result {}

    /**
     * No query did.
     *
     * @param rejections what was tried, oldest first
     */
    record GaveUp(List<Rejection> rejections) implements Result {}
  }

  /**
   * Answers a question.
   *
   * @param question in English
   * @return the rows, or what the database objected to
   */
  Result ask(String question);

  /** The start. */
  @Transition(to = "write")
  ReadSchema schema();

  /** Writes the first query, and those after a rejection. */
  @Transition(to = "run")
  WriteSql write();

  /** Goes back to {@code write} by its action {@code rejected}. */
  @Transition(value = "rejected", to = "write")
  @Exit("answered")
  @Exit("gaveUp")
  RunSql run();
}
