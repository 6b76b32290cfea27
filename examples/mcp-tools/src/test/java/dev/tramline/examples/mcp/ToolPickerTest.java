package dev.tramline.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolPickerTest {

  private static final List<Tool> TOOLS =
      List.of(
          FakeToolbox.tool("get-sum", "Returns the sum of two numbers", "x", "y"),
          FakeToolbox.tool("mul", "Product of a and b", "a", "b"),
          FakeToolbox.tool("look", "Finds a passage", "q"));

  private static String reply(String question, List<Tool> tools, ToolCall... calls) {
    return new ToolPicker().reply("", new ToolPrompt(question, tools, List.of(calls)).toText());
  }

  private static ToolCall call(String result) {
    return new ToolCall("get-sum", FakeToolbox.json("{}"), result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is 2 plus 3?         | {'tool':'get-sum','arguments':{'x':2,'y':3}}",
        "How much is -1.5 times 4? | {'tool':'mul','arguments':{'a':-1.5,'b':4}}",
        "What is 7 minus 5?        | {'answer':'I have no tool for 'minus'.'}",
        "Where is Kilimanjaro?     | {'tool':'look','arguments':{'q':'Kilimanjaro'}}",
        "How much plus 3?          | {'answer':'I miss a number in: How much plus 3?'}",
      })
  void picksByTheDescription(String question, String reply) {
    assertThat(reply(question, TOOLS).replace("\\\"", "'").replace('"', '\'')).isEqualTo(reply);
  }

  @Test
  void goesOnFromTheLastResult() {
    assertThat(reply("2 plus 3 times 4?", TOOLS, call("The sum of 2 and 3 is 5.")))
        .isEqualTo("{\"tool\":\"mul\",\"arguments\":{\"a\":5,\"b\":4}}");
    assertThat(reply("2 plus 3 times 4?", TOOLS, call("5"), call("20")))
        .isEqualTo("{\"answer\":\"It is 20.\"}");
  }

  @Test
  void answersWithWhatWasFound() {
    assertThat(reply("Where is Kilimanjaro?", TOOLS, call("In Tanzania.")))
        .isEqualTo("{\"answer\":\"In Tanzania.\"}");
  }

  @Test
  void doesNotMakeUpAResult() {
    assertThat(reply("2 plus 3?", TOOLS, call("error: out of order 42")))
        .isEqualTo("{\"answer\":\"I cannot tell: out of order 42\"}");
    assertThat(reply("2 plus 3?", TOOLS, call("no idea"))).contains("I miss a number in: no idea");
    assertThat(reply("Where is Kilimanjaro?", List.of())).contains("no tool that searches");
  }

  @Test
  void readsBackWhatAPromptSays() {
    ToolPrompt prompt = new ToolPrompt("Why?", TOOLS, List.of(call("line\nand \"line\"")));
    assertThat(ToolPrompt.parse(prompt.toText())).isEqualTo(prompt);
  }
}
