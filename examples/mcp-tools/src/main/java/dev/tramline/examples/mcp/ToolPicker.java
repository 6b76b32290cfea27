package dev.tramline.examples.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model without a network: it works through arithmetic from left to right, one call at a time,
 * and takes everything else to a tool that searches. It knows the tools by their descriptions only.
 */
final class ToolPicker implements StandIn {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  /** What follows the first number: "17 plus 25, times 3". */
  private static final Pattern OPERATION =
      Pattern.compile("(?i)\\b(plus|and|minus|times) (" + NUMBER.pattern() + ")");

  private static final String ERROR = "error:";

  /** Stems by which a tool may be described that does what an operator means. */
  private static final Map<String, Set<String>> DESCRIBED_AS =
      Map.of(
          "plus", EnglishText.stems("adds sums"),
          "and", EnglishText.stems("adds sums"),
          "minus", EnglishText.stems("subtracts difference"),
          "times", EnglishText.stems("multiplies product"));

  private static final Set<String> SEARCHING = EnglishText.stems("searches finds");

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String reply(String instructions, String prompt) {
    ToolPrompt asked = ToolPrompt.parse(prompt);
    List<ToolCall> calls = asked.calls();
    String last = calls.isEmpty() ? "" : calls.get(calls.size() - 1).result();
    if (last.startsWith(ERROR)) {
      return answer("I cannot tell: " + last.substring(ERROR.length()).strip());
    }
    List<MatchResult> operations = OPERATION.matcher(asked.question()).results().toList();
    return operations.isEmpty() ? search(asked, last) : calculate(asked, operations, last);
  }

  private String calculate(ToolPrompt asked, List<MatchResult> operations, String last) {
    int done = asked.calls().size();
    // servers wrap a result in words: "The sum of 2 and 3 is 5."
    List<String> numbers = numbers(done == 0 ? firstPart(asked.question(), operations) : last);
    if (numbers.isEmpty()) {
      return answer("I miss a number in: " + (done == 0 ? asked.question() : last));
    }
    String value = numbers.get(numbers.size() - 1);
    if (done == operations.size()) {
      return answer("It is " + value + ".");
    }
    String operator = operations.get(done).group(1).toLowerCase(Locale.ROOT);
    BigDecimal left = new BigDecimal(value);
    BigDecimal right = new BigDecimal(operations.get(done).group(2));
    return describedAs(DESCRIBED_AS.get(operator), asked.tools())
        .map(tool -> call(tool, List.of(DecimalNode.valueOf(left), DecimalNode.valueOf(right))))
        .orElse(answer("I have no tool for \"" + operator + "\"."));
  }

  private static String firstPart(String question, List<MatchResult> operations) {
    return question.substring(0, operations.get(0).start());
  }

  private static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).toList();
  }

  private String search(ToolPrompt asked, String found) {
    if (!asked.calls().isEmpty()) {
      return answer(found);
    }
    String words =
        EnglishText.words(asked.question()).stream()
            .map(EnglishText.Word::text)
            .collect(Collectors.joining(" "));
    return describedAs(SEARCHING, asked.tools())
        .map(tool -> call(tool, List.of(TextNode.valueOf(words))))
        .orElse(answer("I have no tool that searches."));
  }

  private static Optional<Tool> describedAs(Set<String> stems, List<Tool> tools) {
    return tools.stream()
        .filter(tool -> EnglishText.stems(tool.description()).stream().anyMatch(stems::contains))
        .findFirst();
  }

  /** Gives the values to the parameters of the schema, in order. */
  private String call(Tool tool, List<JsonNode> values) {
    ObjectNode arguments = json.createObjectNode();
    Iterator<String> names = tool.schema().path("properties").fieldNames();
    for (JsonNode value : values) {
      if (names.hasNext()) {
        arguments.set(names.next(), value);
      }
    }
    ObjectNode call = json.createObjectNode().put("tool", tool.name());
    return call.set("arguments", arguments).toString();
  }

  private String answer(String text) {
    return json.createObjectNode().put("answer", text).toString();
  }
}
