package dev.tramline.examples.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.sql.TextToSql.Result.Answered;
import dev.tramline.examples.sql.TextToSql.Result.GaveUp;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarModelTest {

  private final Shop shop = new Shop();

  @AfterEach
  void close() {
    shop.close();
  }

  private TextToSql.Result ask(String question) {
    return Main.flow(new GrammarModel(), shop.forReading()).ask(question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many customers are there?                          | 6",
        "How many customers are in Oslo?                        | 3",
        "What is the number of orders?                          | 10",
        "Which customers are from Madrid?                       | Cleo Ruiz;Eva Sol",
        "Which products have a price over 100?                  | Desk;Chair",
        "Show the products with price below 10                  | Pen;Paper",
        "What is the highest price of all products?             | 180.00",
        "What is the lowest price of the products in office?    | 2.50",
        "List the top 2 products by price                       | Desk,180.00;Chair,120.00",
        "How many products are there per category?              | home,3;kitchen,2;office,3",
        "How many customers are there by city?                  | Bergen,1;Madrid,2;Oslo,3",
        "What is the sum of the quantity of orders by Dan Falk? | 21",
        "How many orders did customers from Oslo place?         | 4",
        "How many orders are there per city?                    | Bergen,1;Madrid,5;Oslo,4",
      })
  void translates(String question, String rows) {
    assertThat(ask(question))
        .isInstanceOfSatisfying(
            Answered.class,
            result ->
                assertThat(
                        result.table().rows().stream()
                            .map(row -> String.join(",", row))
                            .collect(Collectors.joining(";")))
                    .isEqualTo(rows));
  }

  @Test
  void joinsOverATableInBetween() {
    assertThat(ask("How many customers bought a product of category kitchen?"))
        .isInstanceOfSatisfying(
            Answered.class,
            result ->
                assertThat(result.sql())
                    .contains(
                        "JOIN ORDERS ON ORDERS.CUSTOMER_ID = CUSTOMERS.ID",
                        "JOIN PRODUCTS ON ORDERS.PRODUCT_ID = PRODUCTS.ID"));
  }

  @Test
  void thinksOfASynonymForAColumnThatIsNotThere() {
    assertThat(ask("What is the average cost of products?"))
        .isInstanceOfSatisfying(
            Answered.class, result -> assertThat(result.sql()).contains("AVG(PRODUCTS.PRICE)"));
  }

  @Test
  void hasNoIdeaWhatSomeWordsMean() {
    assertThat(ask("What is the average splendour of products?")).isInstanceOf(GaveUp.class);
  }

  @Test
  void knowsNothingWithoutASchema() {
    assertThat(new GrammarModel().reply("", "Question: How many?")).startsWith("SELECT");
  }

  @Test
  void mayReadASchemaBackFromAPrompt() {
    String line = "- A.B_ID INTEGER -> B.ID\n- B.NAME CHARACTER VARYING: x y; z";
    assertThat(Schema.parse("Columns:\n" + line + "\n\nQuestion: ?").toPrompt()).isEqualTo(line);
  }
}
