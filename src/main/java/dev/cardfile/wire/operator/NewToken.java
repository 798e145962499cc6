package dev.cardfile.wire.operator;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Edit;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token to be created.
 *
 * @param name null for none
 * @param expires null if the token never expires
 */
public record NewToken(@Nullable String name, Set<Scope> scopes, @Nullable Instant expires) {

  private static final int MAX_NAME = 255;
  private static final int MAX_SCOPE = 64;
  private static final int MAX_TIME = 40;

  private static final List<String> KNOWN =
      Arrays.stream(Scope.values()).map(Scope::wireName).toList();

  private static final Property.OfString<String> NAME =
      Property.string("name", MAX_NAME, Format.TEXT);
  private static final Property.OfStrings SCOPES =
      Property.strings("scopes", KNOWN.size(), MAX_SCOPE)
          .about("What the token allows; by default all but locations.write and contacts.erase.");
  private static final Property.OfString<Instant> EXPIRES =
      Property.string("expiresAt", MAX_TIME, Format.INSTANT)
          .about("Until when the token is valid; by default for ever.");

  public static final Shape SHAPE = Shape.of(NAME, SCOPES, EXPIRES);

  /** Reads a body. Never throws, whatever the bytes. */
  public static BodyReading<NewToken> read(byte[] body) {
    return RequestReader.body(
        body,
        SHAPE,
        said ->
            new NewToken(said.string(NAME).given(), scopes(said), said.string(EXPIRES).given()));
  }

  private static Set<Scope> scopes(ObjectReader said) {
    Edit<List<String>> names = said.strings(SCOPES);
    List<String> given = names.given();
    if (given == null) {
      return Scope.usual();
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : given) {
      Optional<Scope> scope = Scope.named(name);
      if (scope.isEmpty()) {
        said.refuseEach(SCOPES, Requirement.oneOf(KNOWN));
        return scopes;
      }
      scopes.add(scope.get());
    }
    return scopes;
  }
}
