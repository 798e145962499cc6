package dev.cardfile.wire.oauth;

import dev.cardfile.access.Scope;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.Authorization;
import dev.cardfile.oauth.Issue;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.table.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the bodies of answers to apps that ask for tokens. */
public final class TokenAnswerWriter {

  /** What the original says of 24 hours: a client that waits so long is never late. */
  private static final long EXPIRES_IN = 86_399;

  public static final Schema ISSUED =
      AnswerShape.EMPTY
          .has(Schema.STRING, "access_token", "token_type")
          .has(Schema.INTEGER.about("In seconds."), "expires_in")
          .mayHave(Schema.STRING, "refresh_token")
          .has(Schema.STRING, "scope")
          .has(Schema.oneOf(List.of("Company", "Location")), "userType")
          .mayHave(Schema.STRING, "locationId")
          .has(Schema.STRING, "companyId")
          .mayHave(Schema.STRINGS, "approvedLocations")
          .mayHave(Schema.BOOLEAN, "isBulkInstallation")
          .mayHave(Schema.STRING, "userId")
          .traced();

  private static final Schema INSTALLED_LOCATION =
      AnswerShape.EMPTY
          .has(Schema.STRING, "_id", "name", "address")
          .has(Schema.BOOLEAN, "isInstalled")
          .schema();

  private static final Schema PAGINATION =
      AnswerShape.EMPTY
          .has(Schema.BOOLEAN, "hasNextPage")
          .mayHave(Schema.STRING, "nextPageToken")
          .schema();

  public static final Schema INSTALLED =
      AnswerShape.EMPTY
          .has(Schema.list(INSTALLED_LOCATION), "locations")
          .has(Schema.INTEGER, "count")
          .has(Schema.BOOLEAN, "installToFutureLocations")
          .has(PAGINATION, "pagination")
          .traced();

  public byte[] issue(Issue issue, String traceId) {
    Authorization authorization = issue.authorization();
    LocationId location = authorization.location();
    return JsonWriter.object(answer -> {
      answer.text("access_token", issue.accessSecret());
      answer.text("token_type", "Bearer");
      answer.number("expires_in", EXPIRES_IN);
      answer.text("refresh_token", issue.refreshSecret());
      answer.text("scope", scope(authorization.scopes()));
      answer.text("userType", location == null ? "Company" : "Location");
      answer.text("locationId", location == null ? null : location.value());
      answer.text("companyId", issue.app().company());
      if (location == null) {
        answer.texts(
            "approvedLocations", issue.app().locations().stream().map(LocationId::value).toList());
        answer.flag("isBulkInstallation", true);
      }
      answer.text("userId", authorization.grantedBy());
      answer.text("traceId", traceId);
    });
  }

  /**
   * The locations that an app may get into.
   *
   * @param page a part of all
   */
  public byte[] installed(List<Location> page, InstalledQuery query, int count, String traceId) {
    int next = query.skip() + page.size();
    return JsonWriter.object(answer -> {
      answer.objects("locations", page, TokenAnswerWriter::installed);
      answer.number("count", count);
      answer.flag("installToFutureLocations", false);
      answer.object(
          "pagination",
          pagination -> {
            pagination.flag("hasNextPage", next < count);
            pagination.text("nextPageToken", next < count ? Integer.toString(next) : null);
          });
      answer.text("traceId", traceId);
    });
  }

  private static void installed(JsonWriter json, Location location) {
    json.text("_id", location.id().value());
    json.text("name", location.name());
    json.text("address", "");
    json.flag("isInstalled", true);
  }

  private static String scope(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
  }
}
