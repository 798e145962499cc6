package dev.cardfile.http.server;

/** Why a request never reaches the handler. */
public enum Rejection {
  /** The head of the request did not arrive in time. */
  TOO_SLOW,
  HEAD_TOO_LARGE,
  TOO_MANY_CONNECTIONS,
  HTTP_1_0,
  NOT_HTTP
}
