package dev.cardfile.contact;

import org.jspecify.annotations.Nullable;

/**
 * Who changes something, and on what occasion. It holds ids only: nothing secret, nothing personal.
 *
 * @param token the id of the token that came with the request, or of the operator who sent it
 * @param app the id of the app to which that token was issued
 * @param trace the trace id of the request
 * @param importId the import that the change is part of
 */
public record Actor(
    Kind kind,
    @Nullable String token,
    @Nullable String app,
    @Nullable String trace,
    @Nullable String importId) {

  /** Somebody at the machine on which the store is. */
  public static final Actor COMMAND_LINE = new Actor(Kind.COMMAND_LINE, null, null, null, null);

  /** The program itself, with nobody behind it. */
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null, null, null);

  public enum Kind {
    API,
    /** An operator, by a request. */
    OPERATOR,
    COMMAND_LINE,
    SYSTEM
  }

  /** The bearer of a token, by a request. */
  public static Actor api(String token, @Nullable String app, String trace) {
    return new Actor(Kind.API, token, app, trace, null);
  }

  /** An operator, by a request. */
  public static Actor operator(String id, String trace) {
    return new Actor(Kind.OPERATOR, id, null, trace, null);
  }
}
