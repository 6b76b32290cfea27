package dev.tramline.examples.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tramline.examples.support.UsageException;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The tools of an MCP server that runs as a child process, for as long as this is open. */
final class McpToolbox implements Toolbox, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final McpAsyncClient client;

  /** Starts the server with a command line and greets it. */
  McpToolbox(List<String> command) {
    CompletableFuture<InitializeResult> notStarted = new CompletableFuture<>();
    client =
        McpClient.async(transport(command, notStarted))
            .requestTimeout(PATIENCE)
            .initializationTimeout(PATIENCE)
            .build();
    try {
      Mono.firstWithSignal(client.initialize(), Mono.fromFuture(notStarted)).block();
    } catch (RuntimeException e) {
      client.close();
      throw new UsageException(
          "No MCP server answers at \"%s\": %s"
              .formatted(String.join(" ", command), e.getMessage()));
    }
  }

  /** The SDK keeps it to itself that a process did not start, and waits for its greeting. */
  private static McpClientTransport transport(
      List<String> command, CompletableFuture<?> notStarted) {
    ServerParameters process =
        ServerParameters.builder(command.get(0)).args(command.subList(1, command.size())).build();
    return new StdioClientTransport(process, McpJsonDefaults.getMapper()) {
      /** The environment holds keys that are no business of the server's. */
      @Override
      protected ProcessBuilder getProcessBuilder() {
        ProcessBuilder builder = new ProcessBuilder();
        builder.environment().clear();
        return builder;
      }

      @Override
      public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return super.connect(handler).doOnError(notStarted::completeExceptionally);
      }
    };
  }

  @Override
  public List<Tool> tools() {
    return client.listTools().block().tools().stream()
        .map(
            tool -> new Tool(tool.name(), tool.description(), JSON.valueToTree(tool.inputSchema())))
        .toList();
  }

  @Override
  public String call(String tool, ObjectNode arguments) {
    Map<String, Object> values = JSON.convertValue(arguments, new TypeReference<>() {});
    try {
      CallToolResult result =
          client.callTool(CallToolRequest.builder(tool).arguments(values).build()).block();
      String text =
          result.content().stream().map(McpToolbox::text).collect(Collectors.joining("\n"));
      return Boolean.TRUE.equals(result.isError()) ? "error: " + text : text;
    } catch (McpError e) { // an unknown tool, wrong arguments: the model can do better
      return "error: " + e.getMessage();
    }
  }

  private static String text(Content content) {
    return content instanceof TextContent text ? text.text() : "(" + content.type() + ")";
  }

  @Override
  public void close() {
    client.closeGracefully().block(PATIENCE);
  }
}
