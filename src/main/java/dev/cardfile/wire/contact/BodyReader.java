package dev.cardfile.wire.contact;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.location.Location;
import dev.cardfile.upsert.request.NameEdit;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.upsert.request.WriteOptions.FieldsOption;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Shape.Property;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one body that describes a person, each property as declared in {@link BodyField}. */
final class BodyReader {

  private final ContactBody form;
  private final ObjectReader said;
  private final Location location;
  private final LocalDate latestBirth;
  private final WriteOptions options;
  private final PartPaths paths;

  private final Map<BodyField, Edit<String>> texts = new EnumMap<>(BodyField.class);
  private final Map<BodyField, @Nullable Boolean> flags = new EnumMap<>(BodyField.class);
  private Edit<LocalDate> dateOfBirth = Edit.keep();
  private Map<DndChannel, DndSetting> dndChannels = Map.of();
  private @Nullable DndSetting inboundDnd;
  private @Nullable Tags tags;
  private Map<String, Edit<CustomValue>> customFields = Map.of();
  private @Nullable Attribution sentAttribution;

  /**
   * @param latestBirth the latest valid date of birth
   */
  BodyReader(
      ContactBody form,
      ObjectReader said,
      Location location,
      LocalDate latestBirth,
      WriteOptions options) {
    this.form = form;
    this.said = said;
    this.location = location;
    this.latestBirth = latestBirth;
    this.options = options;
    this.paths =
        options.fields() == FieldsOption.FILL_EMPTY
            ? PartPaths.with(FixedPaths.ALL)
            : PartPaths.UNUSED;
  }

  /** Returns a test of whether a contact has a value at a path where a null clears nothing. */
  static Predicate<Contact> held(String path) {
    return Arrays.stream(BodyField.values())
        .filter(field -> field.wireName().equals(path))
        .findFirst()
        .<Predicate<Contact>>map(field -> field::isHeldBy)
        .orElseGet(() -> DndReader.held(path));
  }

  UpsertRequest read(Attribution attribution) {
    form.properties().forEach(this::read);
    UpsertRequest request = request(attribution);
    switch (form) {
      case UPSERT -> {
        if (request.keys().isEmpty()) {
          said.refuseLast(new Problem.NoKey(dropped(BodyField.EMAIL, BodyField.PHONE)));
        }
      }
      case CREATION -> {
        if (!saysWho(request)) {
          said.refuseLast(
              new Problem.NoIdentity(
                  dropped(
                      BodyField.EMAIL,
                      BodyField.PHONE,
                      BodyField.FIRST_NAME,
                      BodyField.LAST_NAME)));
        }
      }
      case CHANGE, IMPORTED -> {}
    }
    return request;
  }

  /** Returns the violations of these fields that were left out as invalid. */
  private List<Violation> dropped(BodyField... fields) {
    List<String> names = Arrays.stream(fields).map(BodyField::wireName).toList();
    return said.violations().dropped().stream()
        .filter(violation -> names.contains(violation.field()))
        .toList();
  }

  /**
   * Reports whether a request identifies its contact. As in HighLevel, a full name alone does not.
   */
  private static boolean saysWho(UpsertRequest request) {
    return !request.keys().isEmpty()
        || request.name().first().given() != null
        || request.name().last().given() != null;
  }

  private void read(BodyField field, Property property) {
    if (!said.isSent(property) || field == BodyField.LOCATION_ID) {
      return;
    }
    switch (property) {
      case Property.OfString<?> text -> string(field, text);
      case Property.OfBoolean flag -> flags.put(field, said.bool(flag));
      case Property.OfStrings names -> tags = tags(said.strings(names).given());
      case Property.OfObject settings -> dnd(field, said.object(settings));
      case Property.OfObjects items ->
          customFields =
              new CustomFieldsReader(location.customFields(), phoneRegion(), paths)
                  .read(said, items);
      case Property.Other _ -> sentAttribution = AttributionReader.read(said);
      case Property.OfInteger _, Property.RawString _ ->
          throw new IllegalStateException("contacts have no " + property.name());
    }
  }

  private void string(BodyField field, Property.OfString<?> property) {
    switch (field) {
      case PHONE -> phone(said.string(property.as(Format.phone(phoneRegion()))));
      case DATE_OF_BIRTH -> dateOfBirth = said.string(property.as(Format.dateUntil(latestBirth)));
      default -> texts.put(field, said.string(property).map(Object::toString));
    }
  }

  private void phone(Edit<Phone.Typed> edit) {
    Phone.Typed typed = edit.given();
    if (typed != null && typed.extension() != null) {
      said.warn(new Warning.Extension(typed.extension()));
    }
    texts.put(BodyField.PHONE, edit.map(phone -> phone.phone().value()));
  }

  /** Returns the region of phone numbers, by the body's country, which has not been read yet. */
  private String phoneRegion() {
    return location.phoneRegionOf(said.peek(BodyField.COUNTRY.property()));
  }

  private static @Nullable Tags tags(@Nullable List<String> names) {
    return names == null ? null : Tags.of(names);
  }

  private void dnd(BodyField field, @Nullable ObjectReader settings) {
    if (settings == null) {
      return;
    }
    if (field == BodyField.DND_SETTINGS) {
      dndChannels = DndReader.channels(settings, paths);
    } else {
      inboundDnd = DndReader.inbound(settings);
    }
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
        Boolean.TRUE.equals(flags.get(BodyField.CREATE_NEW_IF_DUPLICATE_ALLOWED)),
        sentAttribution == null ? attribution : sentAttribution,
        said.warnings(),
        options,
        Origin.NONE,
        paths.all());
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
