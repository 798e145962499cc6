package dev.cardfile.contact;

import org.jspecify.annotations.Nullable;

/**
 * The originator of a change, with the request or import that the change came by. It consists of
 * ids only, so it holds nothing secret or personal.
 *
 * @param token the id of the token that came with the request, or of the operator who sent it
 * @param app the id of the app to which that token was issued
 * @param trace the trace id of the request
 * @param importId the id of the import that the change is part of
 */
public record Actor(
    Kind kind,
    @Nullable String token,
    @Nullable String app,
    @Nullable String trace,
    @Nullable String importId) {

  /** A user of the command line on the machine that has the store. */
  public static final Actor COMMAND_LINE = new Actor(Kind.COMMAND_LINE, null, null, null, null);

  /** The program itself, without a caller. */
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null, null, null);

  public enum Kind {
    API,
    /** A request of an operator. */
    OPERATOR,
    COMMAND_LINE,
    SYSTEM
  }

  /** Returns the bearer of a token who sends a request. */
  public static Actor api(String token, @Nullable String app, String trace) {
    return new Actor(Kind.API, token, app, trace, null);
  }

  /** Returns an operator who sends a request. */
  public static Actor operator(String id, String trace) {
    return new Actor(Kind.OPERATOR, id, null, trace, null);
  }
}
