package dev.tramline.a2a.json;

import com.google.gson.JsonObject;
import dev.tramline.a2a.SecurityScheme;
import dev.tramline.a2a.SecurityScheme.OAuthFlow;
import java.util.Optional;

/** Security schemes as JSON, both ways. */
final class SecurityWire {

  private SecurityWire() {}

  static SecurityScheme scheme(JsonFields fields) throws InvalidFieldException {
    Optional<? extends SecurityScheme> scheme =
        fields.optional(
            "apiKeySecurityScheme",
            key -> new SecurityScheme.ApiKey(about(key), key.text("location"), key.text("name")));
    if (scheme.isEmpty()) {
      scheme =
          fields.optional(
              "httpAuthSecurityScheme",
              http ->
                  new SecurityScheme.Http(
                      about(http),
                      http.text("scheme"),
                      http.optionalText("bearerFormat").orElse("")));
    }
    if (scheme.isEmpty()) {
      scheme =
          fields.optional(
              "oauth2SecurityScheme",
              oauth ->
                  new SecurityScheme.OAuth2(
                      about(oauth),
                      oauth.required("flows", SecurityWire::flow),
                      oauth.optionalText("oauth2MetadataUrl").orElse("")));
    }
    if (scheme.isEmpty()) {
      scheme =
          fields.optional(
              "openIdConnectSecurityScheme",
              oidc -> new SecurityScheme.OpenIdConnect(about(oidc), oidc.text("openIdConnectUrl")));
    }
    if (scheme.isEmpty()) {
      scheme =
          fields.optional("mtlsSecurityScheme", mtls -> new SecurityScheme.MutualTls(about(mtls)));
    }
    if (scheme.isEmpty()) {
      throw fields.invalid("apiKeySecurityScheme", "or another known scheme must be there");
    }
    return scheme.get();
  }

  private static String about(JsonFields fields) throws InvalidFieldException {
    return fields.optionalText("description").orElse("");
  }

  private static OAuthFlow flow(JsonFields flows) throws InvalidFieldException {
    for (OAuthFlow.Kind kind : OAuthFlow.Kind.values()) {
      Optional<OAuthFlow> flow =
          flows.optional(
              kind.wireName(),
              fields ->
                  new OAuthFlow(
                      kind,
                      fields.optionalText("authorizationUrl"),
                      fields.optionalText("deviceAuthorizationUrl"),
                      fields.optionalText("tokenUrl"),
                      fields.optionalText("refreshUrl"),
                      fields.textMap("scopes"),
                      fields.flag("pkceRequired")));
      if (flow.isPresent()) {
        return flow.get();
      }
    }
    throw flows.invalid("authorizationCode", "or another known flow must be there");
  }

  static JsonObject json(SecurityScheme scheme) {
    JsonObject json = new JsonObject();
    JsonObject fields = new JsonObject();
    WireWriter.put(fields, "description", scheme.description());
    if (scheme instanceof SecurityScheme.ApiKey key) {
      fields.addProperty("location", key.location());
      fields.addProperty("name", key.name());
      json.add("apiKeySecurityScheme", fields);
    } else if (scheme instanceof SecurityScheme.Http http) {
      fields.addProperty("scheme", http.scheme());
      WireWriter.put(fields, "bearerFormat", http.bearerFormat());
      json.add("httpAuthSecurityScheme", fields);
    } else if (scheme instanceof SecurityScheme.OAuth2 oauth) {
      fields.add("flows", json(oauth.flow()));
      WireWriter.put(fields, "oauth2MetadataUrl", oauth.metadataUrl());
      json.add("oauth2SecurityScheme", fields);
    } else if (scheme instanceof SecurityScheme.OpenIdConnect oidc) {
      fields.addProperty("openIdConnectUrl", oidc.openIdConnectUrl());
      json.add("openIdConnectSecurityScheme", fields);
    } else {
      json.add("mtlsSecurityScheme", fields);
    }
    return json;
  }

  private static JsonObject json(OAuthFlow flow) {
    JsonObject fields = new JsonObject();
    flow.authorizationUrl().ifPresent(url -> fields.addProperty("authorizationUrl", url));
    flow.deviceAuthorizationUrl()
        .ifPresent(url -> fields.addProperty("deviceAuthorizationUrl", url));
    flow.tokenUrl().ifPresent(url -> fields.addProperty("tokenUrl", url));
    flow.refreshUrl().ifPresent(url -> fields.addProperty("refreshUrl", url));
    JsonObject scopes = new JsonObject();
    flow.scopes().forEach(scopes::addProperty);
    fields.add("scopes", scopes);
    if (flow.pkceRequired()) {
      fields.addProperty("pkceRequired", true);
    }
    JsonObject json = new JsonObject();
    json.add(flow.kind().wireName(), fields);
    return json;
  }
}
