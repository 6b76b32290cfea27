package dev.tramline.a2a;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the server reports what happens to a task.
 *
 * @param id its identity among those of the task; "" if the server is to choose one
 * @param taskId the task; "" inside a message that starts one
 * @param url where to post to
 * @param token what to send along so that the receiver knows the report is meant for it, if given
 * @param authentication how to log in there, if it must be
 * @param protocol03 whether what is reported is in the form of protocol 0.3
 */
public record PushNotificationConfig(
    String id,
    String taskId,
    String url,
    Optional<String> token,
    Optional<Authentication> authentication,
    boolean protocol03) {

  /**
   * Makes a configuration whose reports are in the form of protocol 1.0.
   *
   * @param id its identity among those of the task; "" if the server is to choose one
   * @param taskId the task; "" inside a message that starts one
   * @param url where to post to
   * @param token what to send along so that the receiver knows the report is meant for it, if given
   * @param authentication how to log in there, if it must be
   */
  public PushNotificationConfig(
      String id,
      String taskId,
      String url,
      Optional<String> token,
      Optional<Authentication> authentication) {
    this(id, taskId, url, token, authentication, false);
  }

  /** Checks that nothing is null. */
  public PushNotificationConfig {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(authentication, "authentication");
  }

  /**
   * Returns the same configuration of another task.
   *
   * @param newId its identity among those of the task
   * @param newTaskId the task
   * @return a configuration that differs in these two only
   */
  public PushNotificationConfig of(String newId, String newTaskId) {
    return new PushNotificationConfig(newId, newTaskId, url, token, authentication, protocol03);
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "PushNotificationConfig[" + id + ", " + taskId + ", " + url + "]";
  }

  /**
   * How to log in: becomes the header {@code Authorization: scheme credentials}.
   *
   * @param scheme for example {@code Bearer}
   * @param credentials the secret, if the scheme has one
   */
  public record Authentication(String scheme, Optional<String> credentials) {

    /** Checks that nothing is null. */
    public Authentication {
      Objects.requireNonNull(scheme, "scheme");
      Objects.requireNonNull(credentials, "credentials");
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "Authentication[" + scheme + "]";
    }
  }
}
