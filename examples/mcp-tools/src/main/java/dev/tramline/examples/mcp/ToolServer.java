package dev.tramline.examples.mcp;

import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * An MCP server on its standard input and output, with tools for arithmetic and for the corpus. It
 * ends when its input does.
 */
public final class ToolServer {

  private static final String NUMBERS =
      """
      {"type": "object", "required": ["a", "b"],
       "properties": {"a": {"type": "number"}, "b": {"type": "number"}}}\
      """;

  private static final String QUERY =
      """
      {"type": "object", "required": ["query"],
       "properties": {"query": {"type": "string", "description": "a few words"}}}\
      """;

  private static final McpJsonMapper JSON = McpJsonDefaults.getMapper();

  private ToolServer() {}

  /**
   * Serves until the input ends.
   *
   * @param args none
   */
  public static void main(String[] args) {
    PassageIndex index = new PassageIndex(Corpus.load());
    McpServer.sync(new StdioServerTransportProvider(JSON))
        .serverInfo("tramline-example", "1.0")
        .capabilities(ServerCapabilities.builder().tools(false).build())
        .tools(
            tool("add", "Adds two numbers: a plus b.", NUMBERS, numbers(BigDecimal::add)),
            tool(
                "subtract",
                "Subtracts a number from another: a minus b.",
                NUMBERS,
                numbers(BigDecimal::subtract)),
            tool(
                "multiply",
                "Multiplies two numbers: a times b.",
                NUMBERS,
                numbers(BigDecimal::multiply)),
            tool(
                "search",
                "Searches an encyclopaedia and gives the passage that suits best.",
                QUERY,
                request -> search(index, request)))
        .build();
  }

  private static SyncToolSpecification tool(
      String name, String description, String schema, Function<CallToolRequest, String> work) {
    return SyncToolSpecification.builder()
        .tool(McpSchema.Tool.builder(name, JSON, schema).description(description).build())
        .callHandler((exchange, request) -> result(work.apply(request)))
        .build();
  }

  private static CallToolResult result(String text) {
    return CallToolResult.builder().textContent(List.of(text)).isError(false).build();
  }

  private static Function<CallToolRequest, String> numbers(BinaryOperator<BigDecimal> operation) {
    return request -> operation.apply(number(request, "a"), number(request, "b")).toPlainString();
  }

  private static BigDecimal number(CallToolRequest request, String name) {
    return new BigDecimal(request.arguments().get(name).toString());
  }

  private static String search(PassageIndex index, CallToolRequest request) {
    List<Passage> found = index.search(request.arguments().get("query").toString(), 1);
    return found.isEmpty() ? "nothing found" : found.get(0).text();
  }
}
