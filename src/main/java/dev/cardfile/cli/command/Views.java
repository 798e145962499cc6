package dev.cardfile.cli.command;

import dev.cardfile.access.Credential;
import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.store.Duplicate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts objects to the named values that commands print. Scripts depend on the names. */
public final class Views {

  private Views() {}

  public static Map<String, @Nullable Object> location(Location location) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("id", location.id().value());
    thing.put("name", location.name());
    thing.put("country", Optional.ofNullable(location.country()).map(Country::code).orElse(null));
    thing.put(
        "timezone", Optional.ofNullable(location.timezone()).map(TimeZoneName::value).orElse(null));
    thing.put("allowDuplicates", location.preference().allowDuplicates());
    thing.put("match", location.preference().order().fields().stream().map(Views::name).toList());
    return thing;
  }

  public static Map<String, @Nullable Object> locationDetails(Location location) {
    Map<String, @Nullable Object> thing = location(location);
    thing.put("companyId", location.companyId());
    if (location.invalidValues() != null) {
      thing.put("invalidValues", name(location.invalidValues()));
    }
    thing.put("fields", location.customFields().all().size());
    return thing;
  }

  public static Map<String, @Nullable Object> duplicate(Duplicate duplicate) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("field", name(duplicate.key().field()));
    thing.put("value", duplicate.key().value());
    thing.put("contacts", duplicate.holders().stream().map(Object::toString).toList());
    return thing;
  }

  public static Map<String, @Nullable Object> token(Token token, Instant now) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("id", token.id());
    thing.put("name", token.name());
    thing.put("scopes", scopes(token.scopes()));
    thing.put("created", token.created().toString());
    putValidity(thing, token, now);
    return thing;
  }

  public static Map<String, @Nullable Object> operator(Operator operator, Instant now) {
    List<LocationId> locations = operator.locations();
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("id", operator.id());
    thing.put("name", operator.name());
    thing.put(
        "locations",
        locations == null ? "all" : locations.stream().map(LocationId::value).toList());
    thing.put("created", operator.created().toString());
    putValidity(thing, operator, now);
    return thing;
  }

  public static Map<String, @Nullable Object> app(App app) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("id", app.id());
    thing.put("name", app.name());
    thing.put("company", app.company());
    thing.put("redirectUris", app.redirectUris().stream().map(RedirectUri::value).toList());
    thing.put("locations", app.locations().stream().map(LocationId::value).toList());
    thing.put("scopes", scopes(app.scopes()));
    thing.put("created", app.created().toString());
    thing.put("state", app.isValid() ? "valid" : "revoked");
    return thing;
  }

  private static List<String> scopes(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::wireName).toList();
  }

  public static Map<String, @Nullable Object> field(CustomFieldDefinition field) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("id", field.id());
    thing.put("key", field.key());
    thing.put("name", field.name());
    thing.put("type", field.type().name());
    thing.put("options", field.options());
    return thing;
  }

  private static void putValidity(
      Map<String, @Nullable Object> thing, Credential credential, Instant now) {
    thing.put(
        "expires", Optional.ofNullable(credential.expires()).map(Instant::toString).orElse(null));
    thing.put("state", credential.stateAt(now).word());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
