package dev.tramline.examples.mcp;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tool that a server offers.
 *
 * @param name how it is called
 * @param description what it does, for the model
 * @param schema the JSON schema of its arguments
 */
public record Tool(String name, String description, JsonNode schema) {}
