package dev.cardfile.wire.oauth;

import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.form.FormFields;
import dev.cardfile.wire.form.QueryReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Violations;
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

  private static final Property.OfString<String> COMPANY_ID = FormFields.field("companyId");
  private static final Property.OfString<String> APP_ID = FormFields.field("appId");
  private static final Property.OfString<String> LOCATION_ID =
      FormFields.field("locationId").about("Return this location only.");
  private static final Property.OfString<String> NAME =
      FormFields.field("query").about("Text in the name, in any case.");
  private static final Property.OfString<String> IS_INSTALLED =
      FormFields.field("isInstalled")
          .about("false asks for locations that the app cannot access; there are none.");
  private static final Property.OfInteger SKIP =
      FormFields.number("skip").about("The number to skip.");
  private static final Property.OfInteger PAGE_TOKEN =
      FormFields.number("pageToken").about("The nextPageToken of a page; the same as skip.");
  private static final Property.OfInteger LIMIT =
      FormFields.number("limit")
          .about(
              "The maximum number: %d by default, at most %d.".formatted(DEFAULT_LIMIT, MAX_LIMIT));
  private static final Property.OfInteger PAGE_SIZE =
      FormFields.number("pageSize").about("The same as limit.");

  public static final Shape SHAPE =
      Shape.of(
          COMPANY_ID, APP_ID, LOCATION_ID, NAME, IS_INSTALLED, SKIP, PAGE_TOKEN, LIMIT, PAGE_SIZE);

  /** Reads a query as it was sent, still percent-encoded; what nobody knows is passed over. */
  public static BodyReading<InstalledQuery> read(@Nullable String query) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case QueryReader.Parsed.Query(JsonObject members) -> read(members);
    };
  }

  private static BodyReading<InstalledQuery> read(JsonObject members) {
    Violations violations = new Violations();
    FormFields fields = new FormFields(members, SHAPE, violations);
    int skip = fields.number(SKIP, fields.number(PAGE_TOKEN, 0, MAX_SKIP), MAX_SKIP);
    int limit = fields.number(LIMIT, fields.number(PAGE_SIZE, DEFAULT_LIMIT, MAX_LIMIT), MAX_LIMIT);
    InstalledQuery read =
        new InstalledQuery(
            fields.optional(COMPANY_ID),
            fields.optional(APP_ID),
            fields.optional(LOCATION_ID),
            fields.optional(NAME),
            !"false".equals(fields.optional(IS_INSTALLED)),
            skip,
            Math.max(1, limit));
    return violations.count() > 0
        ? new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()))
        : new BodyReading.Accepted<>(read);
  }
}
