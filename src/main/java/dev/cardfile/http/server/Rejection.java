package dev.cardfile.http.server;

/** Why a request is not answered by the handler. */
public enum Rejection {
  /** The head of the request did not arrive in time. */
  TOO_SLOW,
  HEAD_TOO_LARGE,
  TOO_MANY_CONNECTIONS,
  HTTP_1_0,
  NOT_HTTP,
  /** The handler failed before it had answered. */
  FAULT
}
