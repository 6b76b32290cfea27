package dev.tramline.examples.tutorial.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocCommentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Uses {@code List<A>} here. | Uses `List<A>` here.",
        "See {@link a.b.Type#method(int, String)}. | See `Type.method(int, String)`.",
        "See {@link #here() over there}. | See `over there`.",
        "See {@linkplain Type the type}. | See the type.",
        "<b>Bold</b>, <em>soft</em> and <code>code</code>. | **Bold**, *soft* and `code`.",
        "A <a href=\"https://example.org\">page</a>. | A [page](https://example.org).",
        "A <a href=\"#here\">place</a>. | A place.",
        "A <a href=\"{@docRoot}/doc.html\">document</a>. | A document.",
        "Less {@literal <} more &amp; &lt;b&gt;. | Less &lt; more &amp; &lt;b&gt;.",
        "{@return what was asked for} | Returns what was asked for.",
        "An open {@code brace | An open `brace`",
        "@deprecated alone | ''",
      })
  void becomesMarkdown(String javadoc, String markdown) {
    assertThat(DocComment.parse(javadoc).text()).isEqualTo(markdown);
  }

  @Test
  void keepsParagraphsListsAndCode() {
    DocComment doc =
        DocComment.parse(
            """

            * First
            * line.
            *
            * <pre>{@code
            * @Node
            * class A {
            *   int x;
            * }
            * }</pre>
            *
            * <p>Of:
            * <ul>
            *   <li>one
            *   <li>two
            *       halves
            * </ul>
            * @param <T> a type
            * @param x a
            *     number
            * @return {@code @x}
            """);
    assertThat(doc.text())
        .isEqualTo(
            """
            First line.

            ```java
            @Node
            class A {
              int x;
            }
            ```

            Of:

            - one
            - two halves\
            """);
    assertThat(doc.parameter("x")).isEqualTo("a number");
    assertThat(doc.parameter("y")).isEmpty();
    assertThat(doc.tag("return")).isEqualTo("`@x`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "One. Two. | One.",
        "Some, e.g. This one, and more. Two. | Some, e.g. This one, and more.",
        "Version 1.2 of it. Two. | Version 1.2 of it.",
        "Has {@code a. B} in it. Two. | Has `a. B` in it.",
        "No end | No end",
        "Like this:<pre>x</pre> | Like this.",
      })
  void findsTheFirstSentence(String javadoc, String sentence) {
    assertThat(DocComment.parse(javadoc).firstSentence()).isEqualTo(sentence);
  }
}
