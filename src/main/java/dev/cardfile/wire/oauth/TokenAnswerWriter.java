package dev.cardfile.wire.oauth;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;

import dev.cardfile.access.Scope;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.IssuedTokens;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the answers to apps that ask for tokens, or for the locations they can access. */
public final class TokenAnswerWriter {

  /**
   * The value that HighLevel returns for a lifetime of 24 hours. It is a second short, so that a
   * client that waits this long to refresh its token is not late.
   */
  private static final long EXPIRES_IN = 86_399;

  public static final Answer<IssuedTokens> ISSUED = issued(ParameterStyle.SNAKE);
  public static final Answer<IssuedTokens> ISSUED_V3 = issued(ParameterStyle.CAMEL);

  private static final ValueType<Location> INSTALLED_LOCATION =
      Members.<Location>of()
          .has("_id", STRING, location -> location.id().value())
          .has("name", STRING, Location::name)
          .has("address", STRING, location -> "")
          .has("isInstalled", BOOLEAN, location -> true);

  /**
   * A page of locations.
   *
   * @param before the number of locations before the page
   * @param count the number of locations on all pages
   */
  record Page(List<Location> locations, int before, int count) {

    private boolean hasNext() {
      return before + locations.size() < count;
    }

    private @Nullable String next() {
      return hasNext() ? Integer.toString(before + locations.size()) : null;
    }
  }

  private static final ValueType<Page> PAGINATION =
      Members.<Page>of()
          .has("hasNextPage", BOOLEAN, Page::hasNext)
          .mayHave("nextPageToken", STRING, Page::next);

  private static final ValueType<Page> PAGINATION_V3 =
      Members.<Page>of()
          .has("totalRecords", INTEGER, Page::count)
          .has("hasNextPage", BOOLEAN, Page::hasNext)
          .has("hasPrevPage", BOOLEAN, page -> page.before() > 0)
          .mayHave("nextPageToken", STRING, Page::next)
          .has("currentPageSize", INTEGER, page -> page.locations().size());

  private static final ValueType<List<Location>> INSTALLED_LOCATIONS =
      ValueType.list(INSTALLED_LOCATION);

  public static final Answer<Page> INSTALLED =
      Answer.of(
          Members.<Page>of()
              .has("locations", INSTALLED_LOCATIONS, Page::locations)
              .has("count", INTEGER, Page::count)
              .has("installToFutureLocations", BOOLEAN, page -> false)
              .has("pagination", PAGINATION, page -> page));

  public static final Answer<Page> INSTALLED_V3 =
      Answer.of(
          Members.<Page>of()
              .has("items", INSTALLED_LOCATIONS, Page::locations)
              .has("pagination", PAGINATION_V3, page -> page)
              .has("installToFutureLocations", BOOLEAN, page -> false));

  private static Answer<IssuedTokens> issued(ParameterStyle style) {
    return Answer.of(
        Members.<IssuedTokens>of()
            .has(style.of("access_token"), STRING, IssuedTokens::accessSecret)
            .has(style.of("token_type"), STRING, tokens -> "Bearer")
            .has(style.of("expires_in"), INTEGER.about("In seconds."), tokens -> EXPIRES_IN)
            .mayHave(style.of("refresh_token"), STRING, IssuedTokens::refreshSecret)
            .has("scope", STRING, tokens -> scope(tokens.authorization().scopes()))
            .has(
                "userType",
                ValueType.oneOf(List.of("Company", "Location")),
                tokens -> isOfCompany(tokens) ? "Company" : "Location")
            .mayHave("locationId", STRING, TokenAnswerWriter::location)
            .has("companyId", STRING, tokens -> tokens.app().company())
            .mayHave("approvedLocations", STRINGS, TokenAnswerWriter::approved)
            .mayHave("isBulkInstallation", BOOLEAN, tokens -> isOfCompany(tokens) ? true : null)
            .mayHave("userId", STRING, tokens -> tokens.authorization().grantedBy()));
  }

  public byte[] tokens(IssuedTokens tokens, ParameterStyle style, String traceId) {
    return (style == ParameterStyle.CAMEL ? ISSUED_V3 : ISSUED).bytes(tokens, traceId);
  }

  /**
   * Returns a page of the locations that an app can access.
   *
   * @param page the locations on the page
   * @param count the number of locations on all pages
   */
  public byte[] installed(
      List<Location> page, InstalledQuery query, int count, ParameterStyle style, String traceId) {
    Answer<Page> answer = style == ParameterStyle.CAMEL ? INSTALLED_V3 : INSTALLED;
    return answer.bytes(new Page(page, query.skip(), count), traceId);
  }

  private static boolean isOfCompany(IssuedTokens tokens) {
    return tokens.authorization().location() == null;
  }

  private static @Nullable String location(IssuedTokens tokens) {
    LocationId location = tokens.authorization().location();
    return location == null ? null : location.value();
  }

  private static @Nullable List<String> approved(IssuedTokens tokens) {
    return isOfCompany(tokens)
        ? tokens.app().locations().stream().map(LocationId::value).toList()
        : null;
  }

  private static String scope(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
  }
}
