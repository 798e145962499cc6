package dev.cardfile.openapi;

import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.ConsentForm;
import dev.cardfile.wire.InstalledQuery;
import dev.cardfile.wire.LocationTokenReader;
import dev.cardfile.wire.Schema;
import dev.cardfile.wire.TokenAnswerWriter;
import dev.cardfile.wire.TokenRequestReader;

/** The operations by which apps come to their tokens. */
public final class OAuthOperations {

  private static final String HTML = "text/html; charset=utf-8";

  public static final Operation TOKEN =
      Operation.of("get-access-token", Tag.OAUTH, "Exchange a code or a refresh token for tokens")
          .about("The app may say who it is by Authorization: Basic, too.")
          .takes(TokenRequestReader.SHAPE)
          .answers(200, TokenAnswerWriter.ISSUED, "The tokens.")
          .answers(401, AnswerWriter.PROBLEM, "There is no such app, or this is not its secret.");

  public static final Operation ASK =
      consent(
              Operation.of(
                      "ask-for-consent", Tag.OAUTH, "The page on which a person lets an app in")
                  .asks(ConsentForm.QUERY))
          .answers(303, null, Schema.TEXT, "Back to the app, with an error.");

  public static final Operation DECIDE =
      consent(
              Operation.of("decide-on-consent", Tag.OAUTH, "What the person decides on that page")
                  .takes(ConsentForm.FORM)
                  .answers(303, null, Schema.TEXT, "Back to the app, with a code or an error."))
          .answers(403, HTML, Schema.TEXT, "The form was sent by another site.");

  public static final Operation LOCATION_TOKEN =
      Operation.of("get-location-access-token", Tag.OAUTH, "Get a token for one of its locations")
          .takes(LocationTokenReader.SHAPE)
          .answers(200, TokenAnswerWriter.ISSUED, "The token.");

  public static final Operation LOCATION_TOKEN_V3 =
      LOCATION_TOKEN.as("get-location-access-token-v3", "The same at the path of v3.");

  public static final Operation INSTALLED =
      Operation.of("get-installed-location", Tag.OAUTH, "List the locations that let the app in")
          .asks(InstalledQuery.SHAPE)
          .answers(200, TokenAnswerWriter.INSTALLED, "A page of them.");

  public static final Operation INSTALLED_V3 =
      INSTALLED.as("get-installed-location-v3", "The same at the path of v3.");

  private OAuthOperations() {}

  private static Operation consent(Operation operation) {
    return operation
        .answers(200, HTML, Schema.TEXT, "A page that asks on.")
        .answers(400, HTML, Schema.TEXT, "A page that says what is wrong.");
  }
}
