package dev.cardfile.wire;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.LocationChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a change of a location; what is absent or blank stays. */
public final class LocationReader {

  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_CODE_LENGTH = 64;

  private static final String ALLOW_DUPLICATES = "allowDuplicateContact";
  private static final String ORDER = "contactUniqueIdentifiers";
  private static final String SETTINGS = "settings";

  private static final Shape SHAPE =
      new Shape.Properties(
          Map.of(
              "name",
              Shape.value(),
              "country",
              Shape.value(),
              "timezone",
              Shape.value(),
              "companyId",
              Shape.value(),
              SETTINGS,
              Shape.values(ALLOW_DUPLICATES, ORDER)));

  /**
   * Reads a change. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   */
  public BodyReading<LocationChange> read(byte[] body) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable(String hint) ->
          new BodyReading.Refused<>(new Problem.UnreadableJson(hint));
      case JsonReader.Parsed.Body(Json.Members members) -> new Pass(members).read();
    };
  }

  /** The reading of one body. */
  private static final class Pass {

    private final Json.Members body;
    private final Violations violations = new Violations();

    Pass(Json.Members body) {
      this.body = body;
    }

    BodyReading<LocationChange> read() {
      SHAPE.check(body, violations);
      MembersReader said = new MembersReader(body, violations);
      Edit<String> name = said.text("name", MAX_NAME_LENGTH, Format.TEXT);
      var country = said.nullable("country", MAX_CODE_LENGTH, Format.COUNTRY);
      var timezone = said.nullable("timezone", MAX_CODE_LENGTH, Format.TIME_ZONE);
      var companyId = said.nullable("companyId", MAX_CODE_LENGTH, Format.TEXT);
      Json.Members settings = settings();
      Boolean allowDuplicates = flag(settings.get(ALLOW_DUPLICATES));
      MatchOrder order = order(settings.get(ORDER));
      if (violations.count() > 0) {
        return new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()));
      }
      return new BodyReading.Accepted<>(
          new LocationChange(name.given(), country, timezone, companyId, allowDuplicates, order));
    }

    private Json.Members settings() {
      Json value = body.get(SETTINGS);
      if (value instanceof Json.Members settings) {
        return settings;
      }
      if (value != null) {
        violations.refuse(SETTINGS, Requirement.OBJECT);
      }
      return new Json.Members(new LinkedHashMap<>());
    }

    private @Nullable Boolean flag(@Nullable Json value) {
      if (value instanceof Json.Flag(boolean on)) {
        return on;
      }
      if (value != null) {
        violations.refuse(SETTINGS + "." + ALLOW_DUPLICATES, Requirement.BOOLEAN);
      }
      return null;
    }

    private @Nullable MatchOrder order(@Nullable Json value) {
      if (value == null) {
        return null;
      }
      String path = SETTINGS + "." + ORDER;
      if (!(value instanceof Json.Items(List<Json> items))) {
        violations.refuse(path, Requirement.ARRAY);
        return null;
      }
      if (items.isEmpty()) {
        violations.refuse(path, Requirement.NOT_EMPTY);
        return null;
      }
      return order(Subject.eachIn(path), items);
    }

    private @Nullable MatchOrder order(Subject each, List<Json> items) {
      List<MatchingField> fields = new ArrayList<>();
      for (Json item : items) {
        Optional<MatchingField> field =
            item instanceof Json.Text(String text)
                ? MatchingFieldNames.named(Characters.strip(text))
                : Optional.empty();
        if (field.isEmpty()) {
          violations.refuse(each, Requirement.oneOf(MatchingFieldNames.all()));
          return null;
        }
        fields.add(field.get());
      }
      if (!MatchOrder.isOrder(fields)) {
        violations.refuse(each, Requirement.UNIQUE);
        return null;
      }
      return new MatchOrder(fields);
    }
  }
}
