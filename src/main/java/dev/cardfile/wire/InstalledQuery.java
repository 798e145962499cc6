package dev.cardfile.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which of an app's locations are asked for.
 *
 * @param locationId the only one that is asked for; null for any
 * @param name what their names contain, in any case; null for any
 * @param installed false for those that the app may not get into, of which none is told
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

  /** Reads a query as it was sent, still percent-encoded; what nobody knows is passed over. */
  public static BodyReading<InstalledQuery> read(@Nullable String query) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case QueryReader.Parsed.Query(Json.Members members) -> read(members);
    };
  }

  private static BodyReading<InstalledQuery> read(Json.Members members) {
    Violations violations = new Violations();
    FormFields fields = new FormFields(members, violations);
    int skip = fields.number("skip", fields.number("pageToken", 0, MAX_SKIP), MAX_SKIP);
    int limit =
        fields.number("limit", fields.number("pageSize", DEFAULT_LIMIT, MAX_LIMIT), MAX_LIMIT);
    InstalledQuery read =
        new InstalledQuery(
            fields.optional("companyId"),
            fields.optional("appId"),
            fields.optional("locationId"),
            fields.optional("query"),
            !"false".equals(fields.optional("isInstalled")),
            skip,
            Math.max(1, limit));
    return violations.count() > 0
        ? new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()))
        : new BodyReading.Accepted<>(read);
  }
}
