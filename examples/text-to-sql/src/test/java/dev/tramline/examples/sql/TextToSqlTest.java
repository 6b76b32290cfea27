package dev.tramline.examples.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.sql.TextToSql.Result.Answered;
import dev.tramline.examples.sql.TextToSql.Result.GaveUp;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextToSqlTest {

  private static final String COUNT = "SELECT COUNT(*) FROM CUSTOMERS";

  private final Shop shop = new Shop();
  private final FakeClock clock = new FakeClock();

  @AfterEach
  void close() {
    shop.close();
  }

  private TextToSql.Result ask(ChatModel llm, String question) {
    RunOptions options = RunOptions.builder().clock(clock).build();
    return Main.flow(llm, shop.forReading()).with(options).ask(question);
  }

  private TextToSql.Result ask(ChatModel llm) {
    return ask(llm, "How many customers are there?");
  }

  private static Answered sixCustomers(String sql) {
    return new Answered(sql, new Table(List.of("COUNT(*)"), List.of(List.of("6"))));
  }

  @Test
  void runsWhatTheModelWrites() {
    ScriptedChatModel llm = new ScriptedChatModel(COUNT);
    assertThat(ask(llm)).isEqualTo(sixCustomers(COUNT));
    assertThat(llm.prompts())
        .singleElement()
        .asString()
        .contains(
            "- ORDERS.CUSTOMER_ID INTEGER -> CUSTOMERS.ID",
            "- CUSTOMERS.CITY CHARACTER VARYING: Bergen; Madrid; Oslo",
            "Question: How many customers are there?")
        .doesNotContain("Rejected:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```sql\nSELECT COUNT(*) FROM CUSTOMERS;\n```",
        "Here it is:\n```\nSELECT COUNT(*) FROM CUSTOMERS\n```\nDone.",
        "  SELECT COUNT(*) FROM CUSTOMERS ; ",
      })
  void findsTheStatementInTheReply(String reply) {
    assertThat(ask(new ScriptedChatModel(reply))).isEqualTo(sixCustomers(COUNT));
  }

  @Test
  void showsTheModelWhatTheDatabaseRejected() {
    ScriptedChatModel llm = new ScriptedChatModel("SELECT TOWN FROM CUSTOMERS", COUNT);
    assertThat(ask(llm)).isEqualTo(sixCustomers(COUNT));
    assertThat(llm.prompts()).hasSize(2);
    assertThat(llm.prompts().get(1))
        .containsSubsequence(
            "Rejected: SELECT TOWN FROM CUSTOMERS",
            "Error: Column \"TOWN\" not found",
            "Question: How many");
  }

  @Test
  void givesUpAfterThreeRejections() {
    ChatModel llm = new ScriptedChatModel("SELECT A", "SELECT B", "SELECT C");
    assertThat(ask(llm))
        .isInstanceOfSatisfying(
            GaveUp.class,
            result -> {
              assertThat(result.rejections())
                  .extracting(Rejection::sql)
                  .containsExactly("SELECT A", "SELECT B", "SELECT C");
              assertThat(result.rejections().get(2).error()).contains("\"C\" not found");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM ORDERS",
        "UPDATE PRODUCTS SET PRICE = 0",
        "DROP TABLE ORDERS",
        "CREATE TABLE MINE (ID INTEGER)",
        "SELECT 1; DELETE FROM ORDERS",
        "SELECT * FROM CSVREAD('/etc/passwd')",
        "CREATE ALIAS RUN FOR 'java.lang.System.exit'",
      })
  void canOnlyRead(String sql) {
    TextToSql.Result result = ask(new ScriptedChatModel(sql, sql, sql));
    assertThat(result).isInstanceOf(GaveUp.class);
    assertThat(ask(new ScriptedChatModel("SELECT COUNT(*) FROM ORDERS")))
        .extracting(answer -> ((Answered) answer).table().rows())
        .isEqualTo(List.of(List.of("10")));
  }

  @Test
  void asksAgainForAnEmptyReply() {
    assertThat(ask(new ScriptedChatModel("  ", "``` ```", COUNT))).isEqualTo(sixCustomers(COUNT));
    assertThat(clock.waits()).hasSize(2);
  }

  @Test
  void showsNullAsNothingAndAtMostAHundredRows() {
    String sql = "SELECT NULL FROM SYSTEM_RANGE(1, 1000)";
    assertThat(ask(new ScriptedChatModel(sql)))
        .isInstanceOfSatisfying(
            Answered.class,
            result -> assertThat(result.table().rows()).hasSize(100).containsOnly(List.of("")));
  }

  @Test
  void failsIfTheDatabaseCannotBeReached() {
    JdbcDataSource nowhere = new JdbcDataSource();
    nowhere.setURL("jdbc:h2:mem:none;IFEXISTS=TRUE");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> Main.flow(new ScriptedChatModel(), nowhere).ask("Anyone?"))
        .satisfies(failure -> assertThat(failure.node()).isEqualTo("schema"));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), TextToSqlFlow.GRAPH);
  }
}
