package dev.tramline.a2a;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A way for clients to log in. */
public sealed interface SecurityScheme {

  /**
   * Returns what is to be said of it.
   *
   * @return for people; "" if nothing
   */
  String description();

  /**
   * A key in a header, a query parameter or a cookie.
   *
   * @param description for people
   * @param location {@code header}, {@code query} or {@code cookie}
   * @param name the name of the header, parameter or cookie
   */
  record ApiKey(String description, String location, String name) implements SecurityScheme {

    /** Checks that nothing is null. */
    public ApiKey {
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A scheme of the header {@code Authorization}.
   *
   * @param description for people
   * @param scheme for example {@code Bearer}
   * @param bearerFormat what the token looks like, such as {@code JWT}; "" if not said
   */
  record Http(String description, String scheme, String bearerFormat) implements SecurityScheme {

    /** Checks that nothing is null. */
    public Http {
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(scheme, "scheme");
      Objects.requireNonNull(bearerFormat, "bearerFormat");
    }
  }

  /**
   * OAuth 2.0.
   *
   * @param description for people
   * @param flow how to get a token
   * @param metadataUrl where the authorisation server describes itself; "" if not said
   */
  record OAuth2(String description, OAuthFlow flow, String metadataUrl) implements SecurityScheme {

    /** Checks that nothing is null. */
    public OAuth2 {
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(flow, "flow");
      Objects.requireNonNull(metadataUrl, "metadataUrl");
    }
  }

  /**
   * OpenID Connect.
   *
   * @param description for people
   * @param openIdConnectUrl where the provider describes itself
   */
  record OpenIdConnect(String description, String openIdConnectUrl) implements SecurityScheme {

    /** Checks that nothing is null. */
    public OpenIdConnect {
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(openIdConnectUrl, "openIdConnectUrl");
    }
  }

  /**
   * A certificate of the client's.
   *
   * @param description for people
   */
  record MutualTls(String description) implements SecurityScheme {

    /** Checks that nothing is null. */
    public MutualTls {
      Objects.requireNonNull(description, "description");
    }
  }

  /**
   * How to get an OAuth token. Which URLs there are depends on the kind.
   *
   * @param kind the kind
   * @param authorizationUrl of authorization code and implicit
   * @param deviceAuthorizationUrl of device code
   * @param tokenUrl of all but implicit
   * @param refreshUrl where to renew a token
   * @param scopes the scopes there are, with what they mean
   * @param pkceRequired whether authorization code needs a proof key
   */
  record OAuthFlow(
      Kind kind,
      Optional<String> authorizationUrl,
      Optional<String> deviceAuthorizationUrl,
      Optional<String> tokenUrl,
      Optional<String> refreshUrl,
      Map<String, String> scopes,
      boolean pkceRequired) {

    /** Copies the map. */
    public OAuthFlow {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(authorizationUrl, "authorizationUrl");
      Objects.requireNonNull(deviceAuthorizationUrl, "deviceAuthorizationUrl");
      Objects.requireNonNull(tokenUrl, "tokenUrl");
      Objects.requireNonNull(refreshUrl, "refreshUrl");
      scopes = Map.copyOf(scopes);
    }

    /** The kinds, and what the protocol calls them. */
    public enum Kind {
      /** With a user and a browser. */
      AUTHORIZATION_CODE("authorizationCode"),
      /** Between programs. */
      CLIENT_CREDENTIALS("clientCredentials"),
      /** On a device without a browser. */
      DEVICE_CODE("deviceCode"),
      /** Outdated. */
      IMPLICIT("implicit"),
      /** Outdated. */
      PASSWORD("password");

      private final String wireName;

      Kind(String wireName) {
        this.wireName = wireName;
      }

      /**
       * Returns the name that the protocol has for it.
       *
       * @return for example {@code deviceCode}
       */
      public String wireName() {
        return wireName;
      }
    }
  }
}
