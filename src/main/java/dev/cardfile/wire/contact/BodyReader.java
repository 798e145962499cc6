package dev.cardfile.wire.contact;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Phone;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.Location;
import dev.cardfile.upsert.NameEdit;
import dev.cardfile.upsert.Reading;
import dev.cardfile.upsert.UpsertRequest;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.LocationIdReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the properties of one body, each as {@link BodyField} says. */
final class BodyReader {

  private final ContactBody form;
  private final JsonObject body;
  private final Location location;
  private final LocalDate latestBirth;
  private final Violations violations = new Violations();
  private final List<Warning> notes = new ArrayList<>();
  private final StringReader strings = new StringReader(violations, notes);
  private final DndReader dnd = new DndReader(violations, strings, notes);

  private final Map<BodyField, Edit<String>> texts = new EnumMap<>(BodyField.class);
  private final Map<BodyField, Boolean> flags = new EnumMap<>(BodyField.class);
  private Edit<LocalDate> dateOfBirth = Edit.keep();
  private Map<DndChannel, DndSetting> dndChannels = Map.of();
  private @Nullable DndSetting inboundDnd;
  private @Nullable Tags tags;
  private Map<String, Edit<CustomValue>> customFields = Map.of();

  /**
   * @param latestBirth the last day on which somebody can have been born
   */
  BodyReader(ContactBody form, JsonObject body, Location location, LocalDate latestBirth) {
    this.form = form;
    this.body = body;
    this.location = location;
    this.latestBirth = latestBirth;
  }

  /** Reads everything, every violation at once. */
  Reading<Problem> read(Attribution attribution) {
    boolean named = form.takes(BodyField.LOCATION_ID);
    if (named && LocationIdReader.isForeign(body, location.id())) {
      return new Reading.Refused<>(new Problem.ForeignLocation());
    }
    form.shape().check(body, violations);
    for (BodyField field : form.fields()) {
      Json value = body.get(field.wireName());
      if (value != null) {
        read(field, value);
      } else if (field == BodyField.LOCATION_ID) {
        new LocationIdReader(violations).read(null);
      }
    }
    if (violations.count() > 0) {
      return new Reading.Refused<>(new Problem.Invalid(violations.inOrder()));
    }
    UpsertRequest request = request(attribution);
    return switch (form) {
      case UPSERT ->
          request.keys().isEmpty()
              ? new Reading.Refused<>(new Problem.NoKey())
              : new Reading.Accepted<>(request);
      case CREATION ->
          saysWho(request)
              ? new Reading.Accepted<>(request)
              : new Reading.Refused<>(new Problem.NoIdentity());
      case CHANGE -> new Reading.Accepted<>(request);
    };
  }

  /** As with the original, a full name alone does not. */
  private static boolean saysWho(UpsertRequest request) {
    return !request.keys().isEmpty()
        || request.name().first().given() != null
        || request.name().last().given() != null;
  }

  private void read(BodyField field, Json value) {
    if (field != BodyField.LOCATION_ID && saysNothing(field, value)) {
      return;
    }
    switch (field.kind()) {
      case LOCATION_ID -> new LocationIdReader(violations).read(value);
      case NAME, TEXT, EMAIL, COUNTRY, TIME_ZONE ->
          texts.put(field, edit(field, value, field.kind().format()));
      case PHONE -> phone(field, value);
      case DATE_OF_BIRTH -> dateOfBirth = edit(field, value, Format.dateUntil(latestBirth));
      case FLAG -> flag(field, value);
      case DND_SETTINGS -> dndChannels = dnd.channels(field.wireName(), value);
      case INBOUND_DND_SETTINGS -> inboundDnd = dnd.inbound(field.wireName(), value);
      case TAGS -> tags = new TagsReader(violations, strings).read(field.wireName(), value);
      case CUSTOM_FIELDS -> customFields = customFields(field, value);
    }
  }

  private boolean saysNothing(BodyField field, Json value) {
    if (value instanceof JsonNull) {
      boolean clears = field.isText() && form.isNullable(field);
      if (!clears) {
        notes.add(new Warning.IgnoredNull(field.wireName(), field::isHeldBy));
      }
      return !clears;
    }
    return !field.isText() && Json.isBlank(value);
  }

  private <T> Edit<T> edit(BodyField field, Json value, Format<T> format) {
    Subject subject = Subject.of(field.wireName());
    return form.isNullable(field)
        ? strings.nullable(subject, value, field.maxLength(), format)
        : strings.read(subject, value, field.maxLength(), format);
  }

  private void phone(BodyField field, Json value) {
    Edit<Phone.Typed> edit = edit(field, value, Format.phone(phoneRegion()));
    if (edit instanceof Edit.Put<Phone.Typed>(Phone.Typed typed) && typed.extension() != null) {
      notes.add(new Warning.Extension(typed.extension()));
    }
    texts.put(field, edit.map(typed -> typed.phone().value()));
  }

  /** By the body's country, which is read later; one that is wrong counts as none. */
  private String phoneRegion() {
    Json country = body.get(BodyField.COUNTRY.wireName());
    return location.phoneRegion(
        country instanceof JsonString(String text)
            ? Country.parse(Characters.strip(text)).orElse(null)
            : null);
  }

  private void flag(BodyField field, Json value) {
    if (value instanceof JsonBoolean(boolean on)) {
      flags.put(field, on);
    } else {
      violations.refuse(field.wireName(), Requirement.BOOLEAN);
    }
  }

  private Map<String, Edit<CustomValue>> customFields(BodyField field, Json value) {
    CustomValueReader values = new CustomValueReader(violations, strings, phoneRegion(), notes);
    return new CustomFieldsReader(location.customFields(), values, violations, strings, notes)
        .read(field.wireName(), value);
  }

  private UpsertRequest request(Attribution attribution) {
    return new UpsertRequest(
        new NameEdit(text(BodyField.FIRST_NAME), text(BodyField.LAST_NAME), text(BodyField.NAME)),
        text(BodyField.EMAIL),
        text(BodyField.PHONE),
        textFields(),
        dateOfBirth,
        flags.get(BodyField.DND),
        dndChannels,
        inboundDnd,
        tags,
        customFields,
        flags.getOrDefault(BodyField.CREATE_NEW_IF_DUPLICATE_ALLOWED, false),
        attribution,
        notes);
  }

  private Edit<String> text(BodyField field) {
    return texts.getOrDefault(field, Edit.keep());
  }

  private Map<TextField, Edit<String>> textFields() {
    Map<TextField, Edit<String>> edits = new EnumMap<>(TextField.class);
    texts.forEach((field, edit) -> {
      TextField textField = field.textField();
      if (textField != null && !(edit instanceof Edit.Keep)) {
        edits.put(textField, edit);
      }
    });
    return edits;
  }
}
