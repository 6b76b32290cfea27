/**
 * A model that uses tools over the Model Context Protocol.
 *
 * <p>Start with {@link dev.tramline.examples.mcp.ToolAgent}, the flow. {@link
 * dev.tramline.examples.mcp.McpToolbox} is the client, {@link dev.tramline.examples.mcp.ToolServer}
 * a server to try it with, which runs as a process of its own.
 */
package dev.tramline.examples.mcp;
