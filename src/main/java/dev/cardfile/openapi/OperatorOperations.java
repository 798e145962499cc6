package dev.cardfile.openapi;

import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.location.LocationReader;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.operator.Health;
import dev.cardfile.wire.operator.NewToken;
import dev.cardfile.wire.operator.OperatorAnswers;
import dev.cardfile.wire.operator.RequestAnswers;
import dev.cardfile.wire.operator.SessionAnswer;
import dev.cardfile.wire.operator.SignIn;
import dev.cardfile.wire.table.Schema;

/** The operations for those who run the server. */
public final class OperatorOperations {

  private static final String WHERE_CONSOLE_IS =
      "Only where the console is served; elsewhere this path does not exist.";

  public static final Operation SIGN_IN =
      of(
              "sign-in",
              "Sign in to the console",
              "With the code of a link, which works once and on the server's own machine, or with"
                  + " an operator's token.")
          .takes(SignIn.SHAPE)
          .answers(204, null, Schema.STRING, "Signed in: the session is in the cookie.")
          .answers(401, AnswerWriter.PROBLEM, "The code or token is not valid.")
          .answers(403, AnswerWriter.PROBLEM, "The request came from another site.")
          .answers(429, AnswerWriter.PROBLEM, "Too many attempts from this address.");

  public static final Operation SESSION =
      of("get-session", "Show the console's session")
          .answers(200, SessionAnswer.ANSWER, "The session of the cookie.")
          .answers(401, AnswerWriter.PROBLEM, "You are not signed in.");

  public static final Operation SIGN_OUT =
      of("sign-out", "Sign out of the console", "Needs the header X-Cardfile-Console.")
          .answers(204, null, Schema.STRING, "Signed out.")
          .answers(401, AnswerWriter.PROBLEM, "You are not signed in.");

  public static final Operation LOCATIONS =
      of(
              "operator-list-locations",
              "List the locations of the server",
              "Those that the operator may access.")
          .answers(200, LocationWriter.OPERATED, "The locations, by id.");

  public static final Operation ADD_LOCATION =
      of("operator-create-location", "Create a location", "For operators of all locations.")
          .takes(LocationReader.NEW)
          .answers(201, LocationWriter.LOCATION, "The new location.");

  public static final Operation LOCATION =
      of("operator-get-location", "Get a location")
          .answers(200, LocationWriter.LOCATION, "The location.");

  public static final Operation CHANGE_LOCATION =
      of(
              "operator-put-location",
              "Update a location",
              "Absent or blank properties keep their value; null clears if the schema allows.")
          .takes(LocationReader.SHAPE)
          .answers(200, LocationWriter.CHANGED_LOCATION, "The updated location.");

  public static final Operation DELETE_LOCATION =
      of(
              "operator-delete-location",
              "Delete a location for good",
              "Its tokens stop working at once, and nobody sees it any more. Its contacts and all its"
                  + " other data are deleted in the background. For operators of all locations.")
          .answers(202, OperatorAnswers.DELETING, "The deletion has begun.");

  public static final Operation TOKENS =
      of(
              "operator-list-tokens",
              "List the tokens of a location",
              "Also expired and revoked ones, the oldest first.")
          .answers(200, OperatorAnswers.TOKENS, "The tokens, without their secrets.");

  public static final Operation ADD_TOKEN =
      of("operator-create-token", "Create a token of a location")
          .takes(NewToken.SHAPE)
          .answers(201, OperatorAnswers.NEW_TOKEN, "The token, with its secret this once.");

  public static final Operation REVOKE_TOKEN =
      of("operator-revoke-token", "Revoke a token of a location", "Immediately and permanently.")
          .answers(200, AnswerWriter.SUCCEEDED, "Revoked.");

  public static final Operation REQUESTS =
      of(
              "operator-list-requests",
              "List the last requests",
              "At most 500, of the operator's locations, kept only in memory. With Accept:"
                  + " text/event-stream, new requests as they come, one per event, until the client"
                  + " disconnects.")
          .answers(200, RequestAnswers.REQUESTS, "The requests, the newest first.");

  public static final Operation REQUEST =
      of(
              "operator-get-request",
              "Get one of the last requests",
              "With the bodies, if the request was about a location's contacts or settings.")
          .answers(200, RequestAnswers.REQUEST, "The request.");

  public static final Operation HEALTH =
      of(
              "operator-get-health",
              "Show the server's health",
              "Counters only increase. To get a rate, ask twice and compare.")
          .answers(200, Health.ANSWER, "The figures.");

  private OperatorOperations() {}

  private static Operation of(String id, String summary) {
    return of(id, summary, "");
  }

  private static Operation of(String id, String summary, String about) {
    return Operation.of(id, Tag.OPERATORS, summary).about(about).adds(WHERE_CONSOLE_IS);
  }
}
