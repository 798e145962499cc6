package dev.cardfile.wire.oauth;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;

import dev.cardfile.access.Scope;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.Issue;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the bodies of answers to apps that ask for tokens. */
public final class TokenAnswerWriter {

  /** What the original says of 24 hours: a client that waits so long is never late. */
  private static final long EXPIRES_IN = 86_399;

  public static final Answer<Issue> ISSUED =
      Answer.of(
          Members.<Issue>of()
              .has("access_token", STRING, Issue::accessSecret)
              .has("token_type", STRING, issue -> "Bearer")
              .has("expires_in", INTEGER.about("In seconds."), issue -> EXPIRES_IN)
              .mayHave("refresh_token", STRING, Issue::refreshSecret)
              .has("scope", STRING, issue -> scope(issue.authorization().scopes()))
              .has(
                  "userType",
                  ValueType.oneOf(List.of("Company", "Location")),
                  issue -> isOfCompany(issue) ? "Company" : "Location")
              .mayHave("locationId", STRING, TokenAnswerWriter::location)
              .has("companyId", STRING, issue -> issue.app().company())
              .mayHave("approvedLocations", STRINGS, TokenAnswerWriter::approved)
              .mayHave("isBulkInstallation", BOOLEAN, issue -> isOfCompany(issue) ? true : null)
              .mayHave("userId", STRING, issue -> issue.authorization().grantedBy()));

  private static final ValueType<Location> INSTALLED_LOCATION =
      Members.<Location>of()
          .has("_id", STRING, location -> location.id().value())
          .has("name", STRING, Location::name)
          .has("address", STRING, location -> "")
          .has("isInstalled", BOOLEAN, location -> true);

  /**
   * A page of locations.
   *
   * @param next how many come before the next one; null where there is none
   */
  record Page(List<Location> locations, int count, @Nullable Integer next) {

    @Nullable String token() {
      return next == null ? null : Integer.toString(next);
    }
  }

  private static final ValueType<Page> PAGINATION =
      Members.<Page>of()
          .has("hasNextPage", BOOLEAN, page -> page.next() != null)
          .mayHave("nextPageToken", STRING, Page::token);

  public static final Answer<Page> INSTALLED =
      Answer.of(
          Members.<Page>of()
              .has("locations", ValueType.list(INSTALLED_LOCATION), Page::locations)
              .has("count", INTEGER, Page::count)
              .has("installToFutureLocations", BOOLEAN, page -> false)
              .has("pagination", PAGINATION, page -> page));

  public byte[] issue(Issue issue, String traceId) {
    return ISSUED.bytes(issue, traceId);
  }

  /**
   * The locations that an app may get into.
   *
   * @param page a part of all
   */
  public byte[] installed(List<Location> page, InstalledQuery query, int count, String traceId) {
    int next = query.skip() + page.size();
    return INSTALLED.bytes(new Page(page, count, next < count ? next : null), traceId);
  }

  private static boolean isOfCompany(Issue issue) {
    return issue.authorization().location() == null;
  }

  private static @Nullable String location(Issue issue) {
    LocationId location = issue.authorization().location();
    return location == null ? null : location.value();
  }

  private static @Nullable List<String> approved(Issue issue) {
    return isOfCompany(issue)
        ? issue.app().locations().stream().map(LocationId::value).toList()
        : null;
  }

  private static String scope(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
  }
}
