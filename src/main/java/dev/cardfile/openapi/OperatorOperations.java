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
      "Only where the console is; elsewhere this path does not exist.";

  public static final Operation SIGN_IN =
      Operation.of("sign-in", Tag.OPERATORS, "Sign in to the console")
          .about(
              "With the code of a link, which works once and from the server's own machine, or with"
                  + " the token of an operator. "
                  + WHERE_CONSOLE_IS)
          .takes(SignIn.SHAPE)
          .answers(204, null, Schema.STRING, "Signed in: the session is in the cookie.")
          .answers(401, AnswerWriter.PROBLEM, "The code or token is not valid.")
          .answers(403, AnswerWriter.PROBLEM, "The request came from another site.")
          .answers(429, AnswerWriter.PROBLEM, "Too many tries from this address.");

  public static final Operation SESSION =
      Operation.of("get-session", Tag.OPERATORS, "Show the console's session")
          .about(WHERE_CONSOLE_IS)
          .answers(200, SessionAnswer.ANSWER, "The session of the cookie.")
          .answers(401, AnswerWriter.PROBLEM, "Nobody has signed in.");

  public static final Operation SIGN_OUT =
      Operation.of("sign-out", Tag.OPERATORS, "Sign out of the console")
          .about("With X-Cardfile-Console. " + WHERE_CONSOLE_IS)
          .answers(204, null, Schema.STRING, "Signed out.")
          .answers(401, AnswerWriter.PROBLEM, "Nobody has signed in.");

  public static final Operation LOCATIONS =
      Operation.of("operator-list-locations", Tag.OPERATORS, "List the locations of the server")
          .about("Those that the operator may enter. " + WHERE_CONSOLE_IS)
          .answers(200, LocationWriter.OPERATED, "The locations, by id.");

  public static final Operation ADD_LOCATION =
      Operation.of("operator-create-location", Tag.OPERATORS, "Create a location")
          .about("For operators of all locations. " + WHERE_CONSOLE_IS)
          .takes(LocationReader.NEW)
          .answers(201, LocationWriter.LOCATION, "The new location.");

  public static final Operation LOCATION =
      Operation.of("operator-get-location", Tag.OPERATORS, "Get a location")
          .about(WHERE_CONSOLE_IS)
          .answers(200, LocationWriter.LOCATION, "The location.");

  public static final Operation CHANGE_LOCATION =
      Operation.of("operator-put-location", Tag.OPERATORS, "Update a location")
          .about(
              "Absent or blank properties keep their value; null clears if the schema allows. "
                  + WHERE_CONSOLE_IS)
          .takes(LocationReader.SHAPE)
          .answers(200, LocationWriter.CHANGED_LOCATION, "The updated location.");

  public static final Operation DELETE_LOCATION =
      Operation.of("operator-delete-location", Tag.OPERATORS, "Delete a location for good")
          .about(
              "Its tokens stop working at once, and nobody sees it any more. Its contacts and all"
                  + " else of it are deleted in the background. For operators of all locations. "
                  + WHERE_CONSOLE_IS)
          .answers(202, OperatorAnswers.DELETING, "The deletion has begun.");

  public static final Operation TOKENS =
      Operation.of("operator-list-tokens", Tag.OPERATORS, "List the tokens of a location")
          .about("Also expired and revoked ones, the oldest first. " + WHERE_CONSOLE_IS)
          .answers(200, OperatorAnswers.TOKENS, "The tokens, without their secrets.");

  public static final Operation ADD_TOKEN =
      Operation.of("operator-create-token", Tag.OPERATORS, "Create a token of a location")
          .about(WHERE_CONSOLE_IS)
          .takes(NewToken.SHAPE)
          .answers(201, OperatorAnswers.NEW_TOKEN, "The token, with its secret this once.");

  public static final Operation REVOKE_TOKEN =
      Operation.of("operator-revoke-token", Tag.OPERATORS, "Revoke a token of a location")
          .about("Immediately and permanently. " + WHERE_CONSOLE_IS)
          .answers(200, AnswerWriter.SUCCEEDED, "Revoked.");

  public static final Operation REQUESTS =
      Operation.of("operator-list-requests", Tag.OPERATORS, "List the last requests")
          .about(
              "At most 500, in memory only, and of the operator's locations. With Accept:"
                  + " text/event-stream those to come, one an event, until the client goes. "
                  + WHERE_CONSOLE_IS)
          .answers(200, RequestAnswers.REQUESTS, "The requests, the newest first.");

  public static final Operation REQUEST =
      Operation.of("operator-get-request", Tag.OPERATORS, "Get one of the last requests")
          .about(
              "With the bodies, where the request was about a location's contacts or settings. "
                  + WHERE_CONSOLE_IS)
          .answers(200, RequestAnswers.REQUEST, "The request.");

  public static final Operation HEALTH =
      Operation.of("operator-get-health", Tag.OPERATORS, "Show how the server is")
          .about("The figures only rise: who wants a rate asks twice. " + WHERE_CONSOLE_IS)
          .answers(200, Health.ANSWER, "The figures.");

  private OperatorOperations() {}
}
