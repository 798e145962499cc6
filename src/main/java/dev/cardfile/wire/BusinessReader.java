package dev.cardfile.wire;

import dev.cardfile.business.BusinessChange;
import dev.cardfile.business.BusinessField;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Email;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies and queries about businesses. It throws nothing, whatever the bytes, which are
 * unpacked, and bounded by the caller.
 */
public final class BusinessReader {

  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_PAGE = 100;

  private static final Shape CHANGE = shape("name");
  private static final Shape NEW = shape(LocationIdReader.NAME, "name");

  /** Which part of a list is wanted. */
  public record Page(int limit, int skip) {}

  /**
   * Reads what is said of a new business: {@link BusinessChange#create} can make it.
   *
   * @param location that of the token
   */
  public BodyReading<BusinessChange> readNew(byte[] body, Location location) {
    return MembersReader.bodyIn(
        location.id(),
        body,
        NEW,
        said -> change(said, said.required("name", MAX_NAME_LENGTH, Format.TEXT), location));
  }

  /** Reads a change; what is absent or blank stays. */
  public BodyReading<BusinessChange> readChange(byte[] body, Location location) {
    return MembersReader.body(
        body,
        CHANGE,
        said -> change(said, said.text("name", MAX_NAME_LENGTH, Format.TEXT).given(), location));
  }

  /** Reads the query of a list. */
  public BodyReading<Page> readPage(@Nullable String query, LocationId own) {
    return MembersReader.queryIn(
        own,
        query,
        said ->
            new Page(
                said.number("limit", 1, MAX_PAGE, MAX_PAGE),
                said.number("skip", 0, Integer.MAX_VALUE, 0)));
  }

  private static BusinessChange change(
      MembersReader said, @Nullable String name, Location location) {
    Map<BusinessField, Edit<String>> texts = new EnumMap<>(BusinessField.class);
    for (BusinessField field : BusinessField.values()) {
      Edit<String> edit =
          said.nullable(BusinessNames.of(field), maxLength(field), format(field, said, location));
      if (!(edit instanceof Edit.Keep)) {
        texts.put(field, edit);
      }
    }
    return new BusinessChange(name, texts);
  }

  private static int maxLength(BusinessField field) {
    return switch (field) {
      case PHONE, COUNTRY -> 64;
      case EMAIL -> Email.MAX_LENGTH;
      case WEBSITE -> 2048;
      case ADDRESS -> 500;
      case CITY, STATE -> 255;
      case POSTAL_CODE -> 32;
      case DESCRIPTION -> 5000;
    };
  }

  private static Format<String> format(BusinessField field, MembersReader said, Location location) {
    return switch (field) {
      case PHONE -> Format.plainPhone(phoneRegion(said, location));
      case EMAIL -> Format.EMAIL;
      case WEBSITE, ADDRESS, CITY, POSTAL_CODE, STATE, COUNTRY, DESCRIPTION -> Format.TEXT;
    };
  }

  /** By the body's country where that is a code, as for a contact. */
  private static String phoneRegion(MembersReader said, Location location) {
    String country = said.peek(BusinessNames.of(BusinessField.COUNTRY));
    return location.phoneRegion(country == null ? null : Country.parse(country).orElse(null));
  }

  private static Shape shape(String... besides) {
    return Shape.all(
        Stream.concat(Stream.of(besides), Stream.of(BusinessField.values()).map(BusinessNames::of)),
        Shape.value());
  }
}
