package dev.cardfile.wire.operator;

import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.access.Operator;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.time.Instant;

/**
 * A session of the console, as shown to the console's own page.
 *
 * @param csrf the secret that the page must send with each request
 * @param version the version of the program
 */
public record SessionAnswer(Operator operator, Instant expires, String csrf, String version) {

  private static final ValueType<Operator> OPERATOR =
      Members.<Operator>of()
          .has("id", STRING, Operator::id)
          .mayHave("name", STRING, Operator::name)
          .mayHave(
              "locations",
              ValueType.STRINGS.about("Those that the operator may enter; absent for all."),
              OperatorAnswers::locations)
          .called("SignedInOperator");

  public static final Answer<SessionAnswer> ANSWER =
      Answer.of(
          Members.<SessionAnswer>of()
              .has("operator", OPERATOR, SessionAnswer::operator)
              .has("expiresAt", TIME, SessionAnswer::expires)
              .has(
                  "csrf",
                  STRING.about("To be sent as X-Cardfile-Console with each request."),
                  SessionAnswer::csrf)
              .has("version", STRING.about("Of the program."), SessionAnswer::version));

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "session";
  }
}
