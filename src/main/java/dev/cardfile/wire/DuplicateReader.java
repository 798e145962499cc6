package dev.cardfile.wire;

import dev.cardfile.contact.Email;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.contact.Phone;
import dev.cardfile.location.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of a search for whoever holds an e-mail or a phone. */
public final class DuplicateReader {

  private static final int MAX_NUMBER_LENGTH = BodyField.PHONE.maxLength();
  private static final Property.Text<String> EMAIL =
      Property.text("email", Email.MAX_LENGTH, Format.EMAIL);
  private static final Property.Text<Phone.Typed> NUMBER =
      Property.text("number", MAX_NUMBER_LENGTH, Format.phone(Format.NO_REGION))
          .about("A phone number; without a country code it belongs to the location's country.");

  public static final Shape SHAPE =
      Shape.of(LocationIdReader.PROPERTY, EMAIL, NUMBER).requiring(LocationIdReader.PROPERTY);

  /**
   * Reads a query by its location's settings, as an upsert's values are read.
   *
   * @param query as sent; null without one
   * @param location that of the token
   * @return keys to look up, in this order: a location looks up by some fields only, so that there
   *     may be none
   */
  public BodyReading<List<MatchKey>> read(@Nullable String query, Location location) {
    return switch (MembersReader.queryIn(location.id(), query, SHAPE, all -> said(all, location))) {
      case BodyReading.Refused<Map<MatchingField, String>>(Problem problem) ->
          new BodyReading.Refused<>(problem);
      case BodyReading.Accepted<Map<MatchingField, String>>(var values) ->
          values.isEmpty()
              ? new BodyReading.Refused<>(new Problem.NoKey())
              : new BodyReading.Accepted<>(keys(values, location));
    };
  }

  private static Map<MatchingField, String> said(MembersReader query, Location location) {
    Map<MatchingField, String> values = new EnumMap<>(MatchingField.class);
    String email = query.text(EMAIL).given();
    if (email != null) {
      values.put(MatchingField.EMAIL, email);
    }
    Format<Phone.Typed> phone = Format.phone(location.phoneRegion(null));
    Phone.Typed number = query.text(NUMBER.as(phone)).given();
    if (number != null) {
      values.put(MatchingField.PHONE, number.phone().value());
    }
    return values;
  }

  private static List<MatchKey> keys(Map<MatchingField, String> values, Location location) {
    List<MatchKey> keys = new ArrayList<>();
    for (MatchingField field : location.preference().lookUpOrder(false)) {
      String value = values.get(field);
      if (value != null) {
        keys.add(new MatchKey(field, value));
      }
    }
    return keys;
  }
}
