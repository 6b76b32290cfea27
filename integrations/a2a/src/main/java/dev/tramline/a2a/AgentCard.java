package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an agent says of itself: who it is, where it is and what it can do.
 *
 * @param name its name
 * @param description what it does
 * @param version which version of the agent it is
 * @param interfaces where it can be reached, the best one first
 * @param capabilities what it can do beyond the least
 * @param defaultInputModes the media types it takes
 * @param defaultOutputModes the media types it returns
 * @param skills what it can do
 * @param provider who runs it, if said
 * @param documentationUrl where to read more, if said
 * @param iconUrl a picture of it, if there is one
 * @param securitySchemes the ways to log in, by name
 * @param securityRequirements which of them a client must use, one of these or another
 * @param signatures what proves that the card is genuine
 */
public record AgentCard(
    String name,
    String description,
    String version,
    List<AgentInterface> interfaces,
    AgentCapabilities capabilities,
    List<String> defaultInputModes,
    List<String> defaultOutputModes,
    List<AgentSkill> skills,
    Optional<AgentProvider> provider,
    Optional<String> documentationUrl,
    Optional<String> iconUrl,
    Map<String, SecurityScheme> securitySchemes,
    List<SecurityRequirement> securityRequirements,
    List<Signature> signatures) {

  /** Copies the lists and the map. */
  public AgentCard {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(version, "version");
    interfaces = List.copyOf(interfaces);
    Objects.requireNonNull(capabilities, "capabilities");
    defaultInputModes = List.copyOf(defaultInputModes);
    defaultOutputModes = List.copyOf(defaultOutputModes);
    skills = List.copyOf(skills);
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(documentationUrl, "documentationUrl");
    Objects.requireNonNull(iconUrl, "iconUrl");
    securitySchemes = Map.copyOf(securitySchemes);
    securityRequirements = List.copyOf(securityRequirements);
    signatures = List.copyOf(signatures);
  }

  /**
   * Starts a card.
   *
   * @param name the agent's name
   * @param description what it does
   * @param version which version of the agent it is
   * @return a builder, for use by one thread
   */
  public static Builder builder(String name, String description, String version) {
    return new Builder(name, description, version);
  }

  /**
   * Makes a card that says the least; a server completes it from what it serves.
   *
   * @param name the agent's name
   * @param description what it does
   * @param version which version of the agent it is
   * @return the card
   */
  public static AgentCard of(String name, String description, String version) {
    return builder(name, description, version).build();
  }

  /**
   * Starts a card from this one.
   *
   * @return a builder, for use by one thread
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, description, version);
    builder.interfaces.addAll(interfaces);
    builder.capabilities = capabilities;
    builder.inputModes = defaultInputModes;
    builder.outputModes = defaultOutputModes;
    builder.skills.addAll(skills);
    builder.provider = provider;
    builder.documentationUrl = documentationUrl;
    builder.iconUrl = iconUrl;
    builder.securitySchemes.putAll(securitySchemes);
    builder.securityRequirements.addAll(securityRequirements);
    builder.signatures.addAll(signatures);
    return builder;
  }

  /**
   * A signature of the card, as a JSON Web Signature without its payload.
   *
   * @param protectedHeader the protected header, Base64url
   * @param signature the signature, Base64url
   * @param header the unprotected header; must not be changed
   */
  public record Signature(String protectedHeader, String signature, JsonObject header) {

    /** Checks that nothing is null. */
    public Signature {
      Objects.requireNonNull(protectedHeader, "protectedHeader");
      Objects.requireNonNull(signature, "signature");
      Objects.requireNonNull(header, "header");
    }
  }

  /** Collects what a card says. Not safe for use by several threads. */
  public static final class Builder {

    private final String name;
    private final String description;
    private final String version;
    private final List<AgentInterface> interfaces = new ArrayList<>();
    private AgentCapabilities capabilities = new AgentCapabilities(false, false, false, List.of());
    private List<String> inputModes = List.of();
    private List<String> outputModes = List.of();
    private final List<AgentSkill> skills = new ArrayList<>();
    private Optional<AgentProvider> provider = Optional.empty();
    private Optional<String> documentationUrl = Optional.empty();
    private Optional<String> iconUrl = Optional.empty();
    private final Map<String, SecurityScheme> securitySchemes = new LinkedHashMap<>();
    private final List<SecurityRequirement> securityRequirements = new ArrayList<>();
    private final List<Signature> signatures = new ArrayList<>();

    private Builder(String name, String description, String version) {
      this.name = name;
      this.description = description;
      this.version = version;
    }

    /**
     * Adds a way to reach the agent; the first one is preferred.
     *
     * @param agentInterface the way
     * @return this
     */
    public Builder agentInterface(AgentInterface agentInterface) {
      interfaces.add(agentInterface);
      return this;
    }

    /**
     * Sets what the agent can do beyond the least.
     *
     * @param capabilities the capabilities
     * @return this
     */
    public Builder capabilities(AgentCapabilities capabilities) {
      this.capabilities = capabilities;
      return this;
    }

    /**
     * Sets the media types that the agent takes.
     *
     * @param mediaTypes for example {@code text/plain}
     * @return this
     */
    public Builder inputModes(List<String> mediaTypes) {
      this.inputModes = mediaTypes;
      return this;
    }

    /**
     * Sets the media types that the agent returns.
     *
     * @param mediaTypes for example {@code text/plain}
     * @return this
     */
    public Builder outputModes(List<String> mediaTypes) {
      this.outputModes = mediaTypes;
      return this;
    }

    /**
     * Adds something the agent can do.
     *
     * @param skill the skill
     * @return this
     */
    public Builder skill(AgentSkill skill) {
      skills.add(skill);
      return this;
    }

    /**
     * Sets who runs the agent.
     *
     * @param provider the provider
     * @return this
     */
    public Builder provider(AgentProvider provider) {
      this.provider = Optional.of(provider);
      return this;
    }

    /**
     * Sets where to read more.
     *
     * @param url the address
     * @return this
     */
    public Builder documentationUrl(String url) {
      this.documentationUrl = Optional.of(url);
      return this;
    }

    /**
     * Sets a picture.
     *
     * @param url where it is
     * @return this
     */
    public Builder iconUrl(String url) {
      this.iconUrl = Optional.of(url);
      return this;
    }

    /**
     * Adds a way to log in.
     *
     * @param schemeName what requirements call it
     * @param scheme the way
     * @return this
     */
    public Builder securityScheme(String schemeName, SecurityScheme scheme) {
      securitySchemes.put(schemeName, scheme);
      return this;
    }

    /**
     * Adds a choice of schemes that a client must use together.
     *
     * @param requirement the choice
     * @return this
     */
    public Builder securityRequirement(SecurityRequirement requirement) {
      securityRequirements.add(requirement);
      return this;
    }

    /**
     * Adds a signature.
     *
     * @param signature what proves that the card is genuine
     * @return this
     */
    public Builder signature(Signature signature) {
      signatures.add(signature);
      return this;
    }

    /**
     * Builds the card.
     *
     * @return an immutable card
     */
    public AgentCard build() {
      return new AgentCard(
          name,
          description,
          version,
          interfaces,
          capabilities,
          inputModes,
          outputModes,
          skills,
          provider,
          documentationUrl,
          iconUrl,
          securitySchemes,
          securityRequirements,
          signatures);
    }
  }
}
