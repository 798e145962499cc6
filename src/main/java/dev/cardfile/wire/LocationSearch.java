package dev.cardfile.wire;

import dev.cardfile.location.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search for locations asks for; null is anything.
 *
 * @param email of a location; none has one
 * @param skip how many of those found are left out
 * @param limit how many are told at most
 */
public record LocationSearch(
    @Nullable String companyId, @Nullable String email, int skip, int limit) {

  private static final int MAX_TEXT_LENGTH = 255;
  private static final int MAX_SKIP = 1_000_000;
  private static final int MAX_LIMIT = 1_000;
  private static final int DEFAULT_LIMIT = 10;

  /** Reads a query; parameters that nobody knows are of no account. */
  public static BodyReading<LocationSearch> read(@Nullable String query) {
    return MembersReader.query(query, LocationSearch::read);
  }

  private static LocationSearch read(MembersReader parameters) {
    String companyId = parameters.text("companyId", MAX_TEXT_LENGTH, Format.TEXT).given();
    Integer skip = parameters.whole("skip", 0, MAX_SKIP).given();
    Integer limit = parameters.whole("limit", 1, MAX_LIMIT).given();
    var _ = parameters.text("order", MAX_TEXT_LENGTH, Format.oneOf(List.of("asc", "desc")));
    String email = parameters.text("email", MAX_TEXT_LENGTH, Format.TEXT).given();
    return new LocationSearch(
        companyId, email, skip == null ? 0 : skip, limit == null ? DEFAULT_LIMIT : limit);
  }

  /** What it finds among these, which are all that the caller may see. */
  public List<Location> among(List<Location> visible) {
    return visible.stream()
        .filter(location -> companyId == null || companyId.equals(location.companyId()))
        .filter(location -> email == null)
        .skip(skip)
        .limit(limit)
        .toList();
  }
}
