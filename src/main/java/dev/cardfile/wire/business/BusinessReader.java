package dev.cardfile.wire.business;

import dev.cardfile.business.BusinessChange;
import dev.cardfile.business.BusinessField;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.Email;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.PageProperties;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies and queries about businesses. It never throws, whatever the bytes, which the caller
 * has decompressed and limited in size.
 */
public final class BusinessReader {

  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_PAGE = 100;

  private static final Property.OfString<String> NAME =
      Property.string("name", MAX_NAME_LENGTH, Format.TEXT);
  private static final Map<BusinessField, Property.OfString<String>> TEXTS = texts();
  private static final Property.OfString<Integer> LIMIT = PageProperties.limit(MAX_PAGE, MAX_PAGE);

  public static final Shape CHANGE =
      Shape.of(Stream.concat(Stream.of(NAME), TEXTS.values().stream()));
  public static final Shape NEW =
      CHANGE.with(ObjectReader.LOCATION_ID).requiring(NAME, ObjectReader.LOCATION_ID);
  public static final Shape LIST =
      Shape.of(ObjectReader.LOCATION_ID, LIMIT, PageProperties.SKIP)
          .requiring(ObjectReader.LOCATION_ID);

  /** The part of a list that is requested. */
  public record Page(int limit, int skip) {}

  /**
   * Reads a new business, which {@link BusinessChange#create} can then make.
   *
   * @param location the location of the token
   */
  public BodyReading<BusinessChange> readNew(byte[] body, Location location) {
    return RequestReader.bodyIn(location.id(), body, NEW, said -> change(said, location)).ofNew();
  }

  /** Reads a change of a business; what is absent or blank is unchanged. */
  public BodyReading<BusinessChange> readChange(byte[] body, Location location) {
    return RequestReader.body(body, CHANGE, said -> change(said, location));
  }

  /** Reads the query of a list. */
  public BodyReading<Page> readPage(@Nullable String query, LocationId own) {
    return RequestReader.queryIn(
        own,
        query,
        LIST,
        said -> new Page(said.number(LIMIT, MAX_PAGE), said.number(PageProperties.SKIP, 0)));
  }

  private static BusinessChange change(ObjectReader said, Location location) {
    String name = said.string(NAME).given();
    Map<BusinessField, Edit<String>> texts = new EnumMap<>(BusinessField.class);
    for (BusinessField field : BusinessField.values()) {
      Property.OfString<String> property = property(field);
      Edit<String> edit =
          said.string(
              field == BusinessField.PHONE
                  ? property.as(Format.plainPhone(phoneRegion(said, location)))
                  : property);
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

  private static Format<String> format(BusinessField field) {
    return switch (field) {
      case PHONE -> Format.plainPhone(Format.NO_REGION);
      case EMAIL -> Format.EMAIL;
      case WEBSITE, ADDRESS, CITY, POSTAL_CODE, STATE, COUNTRY, DESCRIPTION -> Format.TEXT;
    };
  }

  /**
   * Returns the region for phone numbers, by the country in the body if it is a valid one, as for a
   * contact.
   */
  private static String phoneRegion(ObjectReader said, Location location) {
    return location.phoneRegionOf(said.peek(property(BusinessField.COUNTRY)));
  }

  private static Property.OfString<String> property(BusinessField field) {
    return Objects.requireNonNull(TEXTS.get(field));
  }

  private static Map<BusinessField, Property.OfString<String>> texts() {
    Map<BusinessField, Property.OfString<String>> texts = new EnumMap<>(BusinessField.class);
    for (BusinessField field : BusinessField.values()) {
      texts.put(
          field,
          Property.string(BusinessNames.of(field), maxLength(field), format(field)).orNull());
    }
    return Collections.unmodifiableMap(texts);
  }
}
