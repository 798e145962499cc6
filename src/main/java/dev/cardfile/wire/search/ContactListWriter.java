package dev.cardfile.wire.search;

import dev.cardfile.contact.Contact;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Found;
import dev.cardfile.search.Search;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.table.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the bodies of answers with many contacts, as JSON in UTF-8. */
public final class ContactListWriter {

  private static final String CONTACTS = "contacts";
  private static final String TRACE = "traceId";
  private static final String PATH = "/contacts/";

  private static final Schema TOTAL = Schema.INTEGER.about("The total on all pages.");

  public static final Schema FOUND =
      AnswerShape.EMPTY.has(Schema.list(ContactItems.FOUND), CONTACTS).has(TOTAL, "total").traced();

  public static final Schema OF_BUSINESS =
      AnswerShape.EMPTY
          .has(Schema.list(ContactItems.LISTED), CONTACTS)
          .has(TOTAL, "count")
          .traced();

  private static final Schema META =
      AnswerShape.EMPTY
          .has(TOTAL, "total")
          .has(Schema.STRING.orNull(), "nextPageUrl", ListReader.START_AFTER_ID.name())
          .has(Schema.INTEGER.orNull(), ListReader.START_AFTER.name())
          .has(Schema.INTEGER, "currentPage")
          .has(Schema.INTEGER.orNull(), "nextPage", "prevPage")
          .schema();

  public static final Schema LISTED =
      AnswerShape.EMPTY
          .has(Schema.list(ContactItems.LISTED), CONTACTS)
          .has(META, "meta")
          .has(TOTAL, "count")
          .traced();

  /**
   * What a search has found.
   *
   * @param businesses the names of those that the contacts belong to, by their ids
   */
  public byte[] found(
      Found found,
      Search search,
      Map<String, String> businesses,
      LocationId location,
      ApiVersion version,
      String traceId) {
    ContactItems items = new ContactItems(location, version);
    return JsonWriter.object(answer -> {
      answer.objects(
          CONTACTS,
          found.contacts(),
          (json, contact) -> items.found(json, contact, businesses, search.sorting()));
      answer.number("total", found.total());
      answer.text(TRACE, traceId);
    });
  }

  /** A page of a business's contacts. */
  public byte[] ofBusiness(Found found, LocationId location, ApiVersion version, String traceId) {
    ContactItems items = new ContactItems(location, version);
    return JsonWriter.object(answer -> {
      answer.objects(CONTACTS, found.contacts(), items::listed);
      answer.number("count", found.total());
      answer.text(TRACE, traceId);
    });
  }

  /**
   * A page of a location's list.
   *
   * @param found by the listing's search
   * @param site where the server was reached, like {@code https://host:port}; empty when that is
   *     not known, and then the next page's address begins with its path
   */
  public byte[] listed(
      Found found,
      Listing listing,
      LocationId location,
      ApiVersion version,
      String site,
      String traceId) {
    ContactItems items = new ContactItems(location, version);
    boolean more = found.contacts().size() > listing.limit();
    List<Contact> page = more ? found.contacts().subList(0, listing.limit()) : found.contacts();
    return JsonWriter.object(answer -> {
      answer.objects(CONTACTS, page, items::listed);
      answer.object(
          "meta",
          meta -> {
            meta.number("total", found.total());
            Contact last = page.isEmpty() ? null : page.getLast();
            meta.textOrNull(
                "nextPageUrl", more && last != null ? site + nextPage(listing, last) : null);
            meta.textOrNull(
                ListReader.START_AFTER_ID.name(), last == null ? null : last.id().value());
            meta.numberOrNull(
                ListReader.START_AFTER.name(), last == null ? null : time(listing, last));
            meta.number("currentPage", listing.page());
            meta.numberOrNull("nextPage", more ? Long.valueOf(listing.page() + 1) : null);
            meta.numberOrNull(
                "prevPage", listing.page() > 1 ? Long.valueOf(listing.page() - 1) : null);
          });
      answer.number("count", found.total());
      answer.text(TRACE, traceId);
    });
  }

  /** The time by which the list is sorted. */
  private static long time(Listing listing, Contact contact) {
    Instant time =
        listing.search().sorting().keys().isEmpty() ? contact.dateAdded() : contact.dateUpdated();
    return time.toEpochMilli();
  }

  private static String nextPage(Listing listing, Contact last) {
    StringJoiner query = new StringJoiner("&", PATH + "?", "");
    listing
        .kept()
        .forEach((name, values) ->
            values.forEach(value -> query.add(encoded(name) + "=" + encoded(value))));
    query.add(ListReader.START_AFTER.name() + "=" + time(listing, last));
    query.add(ListReader.START_AFTER_ID.name() + "=" + encoded(last.id().value()));
    query.add(ListReader.PAGE.name() + "=" + (listing.page() + 1));
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
