package dev.cardfile.openapi;

import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.oauth.ConsentForm;
import dev.cardfile.wire.oauth.InstalledQuery;
import dev.cardfile.wire.oauth.LocationTokenReader;
import dev.cardfile.wire.oauth.TokenAnswerWriter;
import dev.cardfile.wire.oauth.TokenRequestReader;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Schema;
import java.util.List;

/** The operations by which apps get their tokens. */
public final class OAuthOperations {

  private static final String HTML = "text/html; charset=utf-8";

  public static final Operation TOKEN =
      Operation.of("get-access-token", Tag.OAUTH, "Exchange a code or a refresh token for tokens")
          .about(
              "The app may also authenticate with Authorization: Basic. Each parameter may be"
                  + " spelled like client_id or like clientId, but not both; grant_type is required."
                  + " With Version: v3, the answer has names like accessToken, otherwise like"
                  + " access_token.")
          .takes(TokenRequestReader.SHAPE)
          .answers(
              200,
              Schema.anyOf(
                  List.of(TokenAnswerWriter.ISSUED.schema(), TokenAnswerWriter.ISSUED_V3.schema())),
              "The tokens.")
          .answers(401, AnswerWriter.PROBLEM, "The app does not exist, or the secret is wrong.");

  public static final Operation ASK =
      consent(
              Operation.of("ask-for-consent", Tag.OAUTH, "Show the consent page")
                  .asks(ConsentForm.QUERY))
          .answers(303, null, Schema.STRING, "Redirect to the app, with an error.");

  public static final Operation DECIDE =
      consent(
              Operation.of("decide-on-consent", Tag.OAUTH, "Submit the consent page")
                  .takes(ConsentForm.FORM)
                  .answers(
                      303, null, Schema.STRING, "Redirect to the app, with a code or an error."))
          .answers(403, HTML, Schema.STRING, "The form was sent from another site.");

  public static final Operation ASK_V2 = ASK.as("ask-for-consent-v2", "The same, at its v2 path.");

  public static final Operation DECIDE_V2 =
      DECIDE.as("decide-on-consent-v2", "The same, at its v2 path.");

  public static final Operation LOCATION_TOKEN =
      locationToken("get-location-access-token", TokenAnswerWriter.ISSUED);

  public static final Operation LOCATION_TOKEN_V3 =
      locationToken("get-location-access-token-v3", TokenAnswerWriter.ISSUED_V3);

  public static final Operation INSTALLED =
      installed("get-installed-location", TokenAnswerWriter.INSTALLED);

  public static final Operation INSTALLED_V3 =
      installed("get-installed-location-v3", TokenAnswerWriter.INSTALLED_V3);

  private OAuthOperations() {}

  private static Operation locationToken(String id, Answer<?> answer) {
    return Operation.of(id, Tag.OAUTH, "Get a token for one of the app's locations")
        .takes(LocationTokenReader.SHAPE)
        .answers(200, answer, "The token.");
  }

  private static Operation installed(String id, Answer<?> answer) {
    return Operation.of(id, Tag.OAUTH, "List the locations that the app can access")
        .asks(InstalledQuery.SHAPE)
        .answers(200, answer, "A page of locations.");
  }

  private static Operation consent(Operation operation) {
    return operation
        .answers(200, HTML, Schema.STRING, "The consent page.")
        .answers(400, HTML, Schema.STRING, "A page that explains what is wrong.");
  }
}
