package dev.tramline.a2a.server;

import java.util.Optional;

/**
 * Finds out who sent a request. Every task belongs to the one who sent its first message; for
 * others it does not exist. It is called on many threads at a time.
 */
@FunctionalInterface
public interface Authenticator {

  /**
   * Looks at the headers of a request.
   *
   * @param request the request; its body must be left alone
   * @return who sent it, as a name that stays the same; empty if it is to be turned away with
   *     status 401
   */
  Optional<String> authenticate(A2aRequest request);
}
