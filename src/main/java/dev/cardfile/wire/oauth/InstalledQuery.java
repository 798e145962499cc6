package dev.cardfile.wire.oauth;

import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import org.jspecify.annotations.Nullable;

/**
 * A query for the locations of an app.
 *
 * @param locationId the only location to return; null for any
 * @param name a part of the locations' names, ignoring case; null for any
 * @param installed false for locations that the app cannot access, of which none are returned
 */
public record InstalledQuery(
    @Nullable String companyId,
    @Nullable String appId,
    @Nullable String locationId,
    @Nullable String name,
    boolean installed,
    int skip,
    int limit) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 500;
  private static final int MAX_SKIP = 1_000_000;

  private static final Property.OfString<String> COMPANY_ID = FormProperties.field("companyId");
  private static final Property.OfString<String> APP_ID = FormProperties.field("appId");
  private static final Property.OfString<String> LOCATION_ID =
      FormProperties.field("locationId").about("Return this location only.");
  private static final Property.OfString<String> NAME =
      FormProperties.field("query").about("Text in the name, in any case.");
  private static final Property.OfString<String> IS_INSTALLED =
      FormProperties.field("isInstalled")
          .about("false asks for locations that the app cannot access; there are none.");
  private static final Property.OfString<Integer> SKIP =
      FormProperties.number("skip").about("The number to skip.");
  private static final Property.OfString<Integer> PAGE_TOKEN =
      FormProperties.number("pageToken").about("The nextPageToken of a page; the same as skip.");
  private static final Property.OfString<Integer> LIMIT =
      FormProperties.number("limit")
          .about(
              "The maximum number: %d by default, at most %d.".formatted(DEFAULT_LIMIT, MAX_LIMIT));
  private static final Property.OfString<Integer> PAGE_SIZE =
      FormProperties.number("pageSize").about("The same as limit.");

  public static final Shape SHAPE =
      Shape.of(
          COMPANY_ID, APP_ID, LOCATION_ID, NAME, IS_INSTALLED, SKIP, PAGE_TOKEN, LIMIT, PAGE_SIZE);

  /** Reads a query as it was sent, still percent-encoded; unknown parameters are ignored. */
  public static BodyReading<InstalledQuery> read(@Nullable String query) {
    return RequestReader.query(query, SHAPE, InstalledQuery::read);
  }

  private static InstalledQuery read(ObjectReader said) {
    int skip = said.number(SKIP, said.number(PAGE_TOKEN, 0));
    int limit = said.number(LIMIT, said.number(PAGE_SIZE, DEFAULT_LIMIT));
    return new InstalledQuery(
        said.string(COMPANY_ID).given(),
        said.string(APP_ID).given(),
        said.string(LOCATION_ID).given(),
        said.string(NAME).given(),
        !"false".equals(said.string(IS_INSTALLED).given()),
        Math.min(skip, MAX_SKIP),
        Math.clamp(limit, 1, MAX_LIMIT));
  }
}
