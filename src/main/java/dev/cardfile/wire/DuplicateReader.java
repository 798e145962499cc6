package dev.cardfile.wire;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Email;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.contact.Phone;
import dev.cardfile.location.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query of a search for whoever holds an e-mail or a phone. */
public final class DuplicateReader {

  private static final String EMAIL = "email";
  private static final String NUMBER = "number";
  private static final int MAX_NUMBER_LENGTH = BodyField.PHONE.maxLength();

  /** What came of reading. */
  public sealed interface Reading {

    /**
     * A search.
     *
     * @param keys those to look up, in this order: a location looks up by some fields only, so that
     *     there may be none
     */
    record Accepted(List<MatchKey> keys) implements Reading {}

    record Refused(Problem problem) implements Reading {}
  }

  /**
   * Reads a query by its location's settings, as an upsert's values are read.
   *
   * @param query as sent; null without one
   * @param location that of the token
   */
  public Reading read(@Nullable String query, Location location) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new Reading.Refused(problem);
      case QueryReader.Parsed.Query(Json.Members members) -> read(members, location);
    };
  }

  private static Reading read(Json.Members query, Location location) {
    if (LocationIdReader.isForeign(query, location.id())) {
      return new Reading.Refused(new Problem.ForeignLocation());
    }
    Violations violations = new Violations();
    new LocationIdReader(violations).read(query.get(LocationIdReader.NAME));
    StringReader strings = new StringReader(violations);
    Edit<String> email = read(strings, query, EMAIL, Email.MAX_LENGTH, Format.EMAIL);
    Format<Phone.Typed> phone = Format.phone(location.phoneRegion(null));
    Edit<String> number =
        read(strings, query, NUMBER, MAX_NUMBER_LENGTH, phone).map(typed -> typed.phone().value());
    if (violations.count() > 0) {
      return new Reading.Refused(new Problem.Invalid(violations.inOrder()));
    }
    if (email.given() == null && number.given() == null) {
      return new Reading.Refused(new Problem.NoKey());
    }
    List<MatchKey> keys = new ArrayList<>();
    for (MatchingField field : location.preference().lookUpOrder(false)) {
      String value =
          switch (field) {
            case EMAIL -> email.given();
            case PHONE -> number.given();
          };
      if (value != null) {
        keys.add(new MatchKey(field, value));
      }
    }
    return new Reading.Accepted(keys);
  }

  private static <T> Edit<T> read(
      StringReader strings, Json.Members query, String name, int maxLength, Format<T> format) {
    Json value = query.get(name);
    return value == null ? Edit.keep() : strings.read(Subject.of(name), value, maxLength, format);
  }
}
