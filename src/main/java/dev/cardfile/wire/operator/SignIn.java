package dev.cardfile.wire.operator;

import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign in to the console.
 *
 * @param code the secret of a sign-in link
 * @param token an operator's token, which takes precedence over a code
 */
public record SignIn(@Nullable String code, @Nullable String token) {

  private static final int MAX_LENGTH = 100;

  private static final Property.OfString<String> CODE =
      Property.string("code", MAX_LENGTH, Format.TEXT).about("The secret of a link, good once.");
  private static final Property.OfString<String> TOKEN =
      Property.string("token", MAX_LENGTH, Format.TEXT).about("The token of an operator.");

  public static final Shape SHAPE = Shape.of(CODE, TOKEN);

  /** Reads a body. Never throws, whatever the bytes. */
  public static BodyReading<SignIn> read(byte[] body) {
    return RequestReader.body(
        body, SHAPE, said -> new SignIn(said.string(CODE).given(), said.string(TOKEN).given()));
  }

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "sign-in";
  }
}
