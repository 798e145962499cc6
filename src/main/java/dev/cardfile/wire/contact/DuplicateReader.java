package dev.cardfile.wire.contact;

import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.location.Location;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.form.PercentCoding;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the query of a search for the contact that holds an e-mail or a phone. */
public final class DuplicateReader {

  private static final Property.OfString<String> EMAIL =
      Property.string("email", Property.UNBOUNDED, Format.TEXT).about("An e-mail address.");
  private static final Property.OfString<String> NUMBER =
      Property.string("number", Property.UNBOUNDED, Format.TEXT)
          .about("A phone number; without a country code it belongs to the location's country.");

  public static final Shape SHAPE =
      Shape.of(ObjectReader.LOCATION_ID, EMAIL, NUMBER).requiring(ObjectReader.LOCATION_ID);

  /**
   * Reads a query, normalising its values as an upsert does. A value that could not be stored is
   * not rejected: no contact has it.
   *
   * @param query as sent; null if there is none
   * @param location the token's location
   * @return the keys to look up, in this order; empty if the location matches by other fields only,
   *     or if no value could be stored
   */
  public BodyReading<List<MatchKey>> read(@Nullable String query, Location location) {
    return RequestReader.queryIn(location.id(), query, SHAPE, said -> keys(said, location));
  }

  private static List<MatchKey> keys(ObjectReader said, Location location) {
    String email = said.string(EMAIL).given();
    String number = said.string(NUMBER).given();
    if (email == null && number == null) {
      said.refuseLast(new Problem.NoKey());
    }
    List<MatchKey> keys = new ArrayList<>();
    for (MatchingField field : location.preference().lookUpOrder(false)) {
      value(field, email, number, location)
          .ifPresent(value -> keys.add(new MatchKey(field, value)));
    }
    return keys;
  }

  private static Optional<String> value(
      MatchingField field, @Nullable String email, @Nullable String number, Location location) {
    return switch (field) {
      case EMAIL ->
          Optional.ofNullable(email)
              .flatMap(sent -> decoded(sent).flatMap(Email::parse).map(Email::value));
      case PHONE ->
          Optional.ofNullable(number)
              .filter(DuplicateReader::isShortEnough)
              .flatMap(sent -> Phone.parse(sent, location.phoneRegion(null)))
              .map(typed -> typed.phone().value());
    };
  }

  /**
   * Reports whether a number is short enough to be stored. A longer one is not even parsed, because
   * the time for that grows faster than its length.
   */
  private static boolean isShortEnough(String number) {
    return number.codePointCount(0, number.length()) <= BodyField.PHONE.maxLength();
  }

  /**
   * Returns an e-mail as it was meant: several clients encode it twice, which leaves {@code %40} in
   * place of the at sign. Returns empty if it cannot be decoded.
   */
  public static Optional<String> decoded(String sent) {
    return sent.indexOf('@') >= 0 ? Optional.of(sent) : PercentCoding.decode(sent);
  }
}
