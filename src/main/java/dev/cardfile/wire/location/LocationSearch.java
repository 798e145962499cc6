package dev.cardfile.wire.location;

import dev.cardfile.location.Location;
import dev.cardfile.location.ProfileText;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for locations; a null condition is met by all.
 *
 * @param email the location's own e-mail, ignoring case
 * @param skip the number of results to skip
 * @param limit the maximum number of results
 */
public record LocationSearch(
    @Nullable String companyId, @Nullable String email, int skip, int limit) {

  private static final int MAX_TEXT_LENGTH = 255;
  private static final int MAX_SKIP = 1_000_000;
  private static final int MAX_LIMIT = 1_000;
  private static final int DEFAULT_LIMIT = 10;

  private static final Property.OfString<String> COMPANY_ID =
      Property.string("companyId", MAX_TEXT_LENGTH, Format.TEXT);
  private static final Property.OfInteger SKIP =
      Property.integer("skip", 0, MAX_SKIP, Sent.EITHER).about("The number to skip; 0 by default.");
  private static final Property.OfInteger LIMIT =
      Property.integer("limit", 1, MAX_LIMIT, Sent.EITHER)
          .about("The maximum number; " + DEFAULT_LIMIT + " by default.");
  private static final Property.OfString<String> ORDER =
      Property.string("order", MAX_TEXT_LENGTH, Format.oneOf(List.of("asc", "desc")))
          .about("Ignored: a search finds at most one location.");
  private static final Property.OfString<String> EMAIL =
      Property.string("email", MAX_TEXT_LENGTH, Format.TEXT)
          .about("The location's own e-mail, in any case.");

  public static final Shape SHAPE = Shape.of(COMPANY_ID, SKIP, LIMIT, ORDER, EMAIL);

  /** Reads a query; unknown parameters are ignored. */
  public static BodyReading<LocationSearch> read(@Nullable String query) {
    return RequestReader.query(query, SHAPE, LocationSearch::read);
  }

  private static LocationSearch read(ObjectReader parameters) {
    String companyId = parameters.string(COMPANY_ID).given();
    Long skip = parameters.integer(SKIP).given();
    Long limit = parameters.integer(LIMIT).given();
    var _ = parameters.string(ORDER);
    String email = parameters.string(EMAIL).given();
    return new LocationSearch(
        companyId,
        email,
        skip == null ? 0 : Math.toIntExact(skip),
        limit == null ? DEFAULT_LIMIT : Math.toIntExact(limit));
  }

  /**
   * Returns the results of this search.
   *
   * @param visible all locations that the caller may see
   */
  public List<Location> among(List<Location> visible) {
    return visible.stream()
        .filter(location -> companyId == null || companyId.equals(location.companyId()))
        .filter(location ->
            email == null || email.equalsIgnoreCase(location.profile().text(ProfileText.EMAIL)))
        .skip(skip)
        .limit(limit)
        .toList();
  }
}
