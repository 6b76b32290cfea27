package dev.tramline.a2a;

import java.util.Arrays;
import java.util.Optional;

/** The errors that the protocol knows, those of JSON-RPC included. */
public enum ErrorCode {
  /** What was sent is no JSON. */
  PARSE_ERROR(-32700, "Invalid JSON payload"),
  /** It is JSON but no request. */
  INVALID_REQUEST(-32600, "Request payload validation error"),
  /** There is no such method. */
  METHOD_NOT_FOUND(-32601, "Method not found"),
  /** The parameters do not fit the method. */
  INVALID_PARAMS(-32602, "Invalid parameters"),
  /** The server failed. */
  INTERNAL(-32603, "Internal error"),
  /** There is no such task, or it is somebody else's. */
  TASK_NOT_FOUND(-32001, "Task not found"),
  /** The task has ended already. */
  TASK_NOT_CANCELABLE(-32002, "Task cannot be canceled"),
  /** The agent sends no notifications. */
  PUSH_NOTIFICATION_NOT_SUPPORTED(-32003, "Push notifications are not supported"),
  /** The agent does not do this. */
  UNSUPPORTED_OPERATION(-32004, "This operation is not supported"),
  /** The agent does not take, or return, such content. */
  CONTENT_TYPE_NOT_SUPPORTED(-32005, "Content type is not supported"),
  /** What an agent answered is not what the protocol asks for. */
  INVALID_AGENT_RESPONSE(-32006, "Invalid agent response"),
  /** The agent promises an extended card and has none. */
  EXTENDED_AGENT_CARD_NOT_CONFIGURED(-32007, "Extended agent card is not configured"),
  /** The agent asks for an extension that the client does not use. */
  EXTENSION_SUPPORT_REQUIRED(-32008, "A required extension is not supported by the client"),
  /** The agent does not speak this version of the protocol. */
  VERSION_NOT_SUPPORTED(-32009, "Protocol version is not supported");

  private final int code;
  private final String message;

  ErrorCode(int code, String message) {
    this.code = code;
    this.message = message;
  }

  /**
   * Returns the number.
   *
   * @return for example -32001
   */
  public int code() {
    return code;
  }

  /**
   * Returns what it means.
   *
   * @return a few words of English
   */
  public String message() {
    return message;
  }

  /**
   * Tells whether it is one of the protocol's own, and not one of JSON-RPC.
   *
   * @return true from {@link #TASK_NOT_FOUND} on
   */
  public boolean isA2a() {
    return code >= -32099;
  }

  /**
   * Finds an error by its number.
   *
   * @param code the number
   * @return the error, if the protocol knows it
   */
  public static Optional<ErrorCode> of(int code) {
    return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
  }
}
