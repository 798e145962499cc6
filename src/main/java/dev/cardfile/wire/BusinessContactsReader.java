package dev.cardfile.wire;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Filter;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.Search;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads which contacts are to belong to a business, and which part of those that do is wanted. It
 * throws nothing, whatever the bytes, which are unpacked, and bounded by the caller.
 */
public final class BusinessContactsReader {

  static final int MAX_CONTACTS = 50;

  private static final int MAX_ID_LENGTH = 64;
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 100;
  private static final String IDS = "ids";
  private static final String BUSINESS_ID = "businessId";
  private static final Shape SHAPE = Shape.values(LocationIdReader.NAME, IDS, BUSINESS_ID);

  /**
   * Contacts, and the business that they are to belong to.
   *
   * @param business null for none
   */
  public record Link(List<ContactId> contacts, @Nullable String business) {}

  /**
   * Reads a link.
   *
   * @param own that of the token
   */
  public BodyReading<Link> readLink(byte[] body, LocationId own) {
    return MembersReader.bodyIn(own, body, SHAPE, said -> new Link(contacts(said), business(said)));
  }

  /**
   * Reads the query of a list of a business's contacts, the newest first.
   *
   * @param query as sent; null without one
   * @param own that of the token
   */
  public BodyReading<Search> readPage(@Nullable String query, LocationId own, String business) {
    return MembersReader.queryIn(own, query, said -> page(said, business));
  }

  private static List<ContactId> contacts(MembersReader said) {
    return said.someTexts(IDS, MAX_CONTACTS, MAX_ID_LENGTH).stream().map(ContactId::new).toList();
  }

  /** Only null means none: whoever forgets it, or sends a blank, may have meant another thing. */
  private static @Nullable String business(MembersReader said) {
    return said.isNull(BUSINESS_ID) ? null : said.required(BUSINESS_ID, MAX_ID_LENGTH, Format.TEXT);
  }

  private static Search page(MembersReader said, String business) {
    int limit = said.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    int skip = said.number("skip", 0, Integer.MAX_VALUE, 0);
    String words = said.text("query", SearchReader.MAX_QUERY_LENGTH, Format.TEXT).given();
    Filter ofBusiness =
        new Filter.Test(OwnField.BUSINESS_ID, new Condition.Equal(new Value.Text(business)));
    return new Search(
        words == null ? ofBusiness : ofBusiness.and(FreeText.of(words)),
        Sorting.NEWEST_FIRST,
        new Search.Start.Offset(skip),
        limit);
  }
}
