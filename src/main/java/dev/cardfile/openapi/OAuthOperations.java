package dev.cardfile.openapi;

import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.oauth.ConsentForm;
import dev.cardfile.wire.oauth.InstalledQuery;
import dev.cardfile.wire.oauth.LocationTokenReader;
import dev.cardfile.wire.oauth.TokenAnswerWriter;
import dev.cardfile.wire.oauth.TokenRequestReader;
import dev.cardfile.wire.table.Schema;

/** The operations by which apps come to their tokens. */
public final class OAuthOperations {

  private static final String HTML = "text/html; charset=utf-8";

  public static final Operation TOKEN =
      Operation.of("get-access-token", Tag.OAUTH, "Exchange a code or a refresh token for tokens")
          .about("The app may also authenticate with Authorization: Basic.")
          .takes(TokenRequestReader.SHAPE)
          .answers(200, TokenAnswerWriter.ISSUED, "The tokens.")
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

  public static final Operation LOCATION_TOKEN =
      Operation.of(
              "get-location-access-token", Tag.OAUTH, "Get a token for one of the app's locations")
          .takes(LocationTokenReader.SHAPE)
          .answers(200, TokenAnswerWriter.ISSUED, "The token.");

  public static final Operation LOCATION_TOKEN_V3 =
      LOCATION_TOKEN.as("get-location-access-token-v3", "The same, at its v3 path.");

  public static final Operation INSTALLED =
      Operation.of(
              "get-installed-location", Tag.OAUTH, "List the locations that the app can access")
          .asks(InstalledQuery.SHAPE)
          .answers(200, TokenAnswerWriter.INSTALLED, "A page of locations.");

  public static final Operation INSTALLED_V3 =
      INSTALLED.as("get-installed-location-v3", "The same, at its v3 path.");

  private OAuthOperations() {}

  private static Operation consent(Operation operation) {
    return operation
        .answers(200, HTML, Schema.STRING, "The consent page.")
        .answers(400, HTML, Schema.STRING, "A page that explains what is wrong.");
  }
}
