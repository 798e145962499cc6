package dev.cardfile.wire.search;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Filter;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.Search;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.PageProperties;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests about the contacts of a business: which contacts to link to it, and which page of
 * them to list. Never throws, whatever the bytes, which the caller has decompressed and limited in
 * size.
 */
public final class BusinessContactsReader {

  static final int MAX_CONTACTS = 50;

  private static final int MAX_ID_LENGTH = 64;
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 100;

  private static final Property.OfStrings IDS =
      Property.strings("ids", MAX_CONTACTS, MAX_ID_LENGTH).about("Contact ids, at least one.");
  private static final Property.OfString<String> BUSINESS_ID =
      Property.string("businessId", MAX_ID_LENGTH, Format.TEXT)
          .orNull()
          .about("Null unlinks the contacts from their business.");
  private static final Property.OfString<Integer> LIMIT =
      PageProperties.limit(MAX_LIMIT, DEFAULT_LIMIT);

  public static final Shape LINK =
      Shape.of(ObjectReader.LOCATION_ID, IDS, BUSINESS_ID)
          .requiring(ObjectReader.LOCATION_ID, IDS, BUSINESS_ID);
  public static final Shape LIST =
      Shape.of(ObjectReader.LOCATION_ID, LIMIT, PageProperties.SKIP, SearchReader.WORDS)
          .requiring(ObjectReader.LOCATION_ID);

  /**
   * Contacts, and the business to link them to.
   *
   * @param business null to unlink the contacts
   */
  public record Link(List<ContactId> contacts, @Nullable String business) {}

  /**
   * Reads a link.
   *
   * @param own the token's location
   */
  public BodyReading<Link> readLink(byte[] body, LocationId own) {
    return RequestReader.bodyIn(own, body, LINK, said -> new Link(contacts(said), business(said)));
  }

  /**
   * Reads the query for a list of a business's contacts, newest first.
   *
   * @param query as sent; null if there is none
   * @param own the token's location
   */
  public BodyReading<Search> readPage(@Nullable String query, LocationId own, String business) {
    return RequestReader.queryIn(own, query, LIST, said -> page(said, business));
  }

  private static List<ContactId> contacts(ObjectReader said) {
    return said.someStrings(IDS).stream().map(ContactId::new).toList();
  }

  /**
   * Returns the business. Only null unlinks: a missing or blank value may be a mistake, and is
   * refused.
   */
  private static @Nullable String business(ObjectReader said) {
    return said.isNull(BUSINESS_ID) ? null : said.string(BUSINESS_ID).given();
  }

  private static Search page(ObjectReader said, String business) {
    int limit = said.number(LIMIT, DEFAULT_LIMIT);
    int skip = said.number(PageProperties.SKIP, 0);
    String words = said.string(SearchReader.WORDS).given();
    Filter ofBusiness =
        new Filter.Test(OwnField.BUSINESS_ID, new Condition.Equal(new Value.Text(business)));
    return new Search(
        ofBusiness.and(FreeText.of(words)),
        Sorting.NEWEST_FIRST,
        new Search.Start.Offset(skip),
        limit);
  }
}
