package dev.cardfile.wire.search;

import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;

import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Found;
import dev.cardfile.search.Search;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes the bodies of answers with many contacts, as JSON in UTF-8. */
public final class ContactListWriter {

  private static final String CONTACTS = "contacts";
  private static final String PATH = "/contacts/";

  private static final ValueType<Number> TOTAL = INTEGER.about("The total on all pages.");

  /** Contacts that a search has found, or that belong to a business. */
  record Items<C>(List<C> contacts, long total) {}

  /**
   * A page of a location's list of contacts.
   *
   * @param more whether another page follows
   */
  record Page(
      List<Contact> contacts,
      long total,
      Listing listing,
      boolean more,
      LocationId location,
      ApiVersion version,
      String site) {

    @Nullable Contact last() {
      return contacts.isEmpty() ? null : contacts.getLast();
    }

    @Nullable String nextUrl() {
      Contact last = last();
      return more && last != null ? site + nextPage(listing, last) : null;
    }

    @Nullable String lastId() {
      Contact last = last();
      return last == null ? null : last.id().value();
    }

    @Nullable Long lastTime() {
      Contact last = last();
      return last == null ? null : time(listing, last);
    }

    @Nullable Integer next() {
      return more ? listing.page() + 1 : null;
    }

    @Nullable Integer previous() {
      return listing.page() > 1 ? listing.page() - 1 : null;
    }
  }

  public static final Answer<Items<ContactItems.Hit>> FOUND = items(ContactItems.FOUND, "total");

  public static final Answer<Items<ContactView>> OF_BUSINESS = items(ContactItems.LISTED, "count");

  private static final ValueType<Page> META =
      Members.<Page>of()
          .has("total", TOTAL, Page::total)
          .hasOrNull("nextPageUrl", STRING, Page::nextUrl)
          .hasOrNull(ListReader.START_AFTER_ID.name(), STRING, Page::lastId)
          .hasOrNull(ListReader.START_AFTER.name(), INTEGER, Page::lastTime)
          .has("currentPage", INTEGER, page -> page.listing().page())
          .hasOrNull("nextPage", INTEGER, Page::next)
          .hasOrNull("prevPage", INTEGER, Page::previous);

  public static final Answer<Page> LISTED =
      Answer.of(
          Members.<Page>of()
              .has(
                  CONTACTS,
                  ValueType.list(ContactItems.LISTED),
                  page -> views(page.contacts(), page.location(), page.version()))
              .has("meta", META, page -> page)
              .has("count", TOTAL, Page::total));

  /**
   * Writes the contacts that a search has found.
   *
   * @param businesses the names of the businesses that the contacts belong to, by their ids
   */
  public byte[] found(
      Found found,
      Search search,
      Map<String, String> businesses,
      LocationId location,
      ApiVersion version,
      String traceId) {
    List<ContactItems.Hit> hits =
        views(found.contacts(), location, version).stream()
            .map(view -> new ContactItems.Hit(view, businesses, search.sorting()))
            .toList();
    return FOUND.bytes(new Items<>(hits, found.total()), traceId);
  }

  /** Writes a page of a business's contacts. */
  public byte[] ofBusiness(Found found, LocationId location, ApiVersion version, String traceId) {
    return OF_BUSINESS.bytes(
        new Items<>(views(found.contacts(), location, version), found.total()), traceId);
  }

  /**
   * Writes a page of a location's list of contacts.
   *
   * @param found the result of the listing's search
   * @param site the base URL of the server, like {@code https://host:port}; empty if it is unknown,
   *     in which case the URL of the next page is a path
   */
  public byte[] listed(
      Found found,
      Listing listing,
      LocationId location,
      ApiVersion version,
      String site,
      String traceId) {
    boolean more = found.contacts().size() > listing.limit();
    List<Contact> page = more ? found.contacts().subList(0, listing.limit()) : found.contacts();
    return LISTED.bytes(
        new Page(page, found.total(), listing, more, location, version, site), traceId);
  }

  private static <C> Answer<Items<C>> items(ValueType<C> each, String total) {
    return Answer.of(
        Members.<Items<C>>of()
            .has(CONTACTS, ValueType.list(each), Items::contacts)
            .has(total, TOTAL, Items::total));
  }

  private static List<ContactView> views(
      List<Contact> contacts, LocationId location, ApiVersion version) {
    return contacts.stream().map(contact -> new ContactView(contact, location, version)).toList();
  }

  /** Returns the time by which the list is sorted, in milliseconds since 1970. */
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
