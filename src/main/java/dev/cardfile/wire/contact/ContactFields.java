package dev.cardfile.wire.contact;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.upsert.request.NameEdit;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.table.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a contact that a request can change. Each custom field and each channel counts as a
 * field of its own.
 */
final class ContactFields {

  /**
   * A field of a contact.
   *
   * @param isSent whether the request contains the field
   */
  record Field<V>(
      String name, boolean isSent, ValueType<V> type, Function<ContactView, @Nullable V> value) {

    /** Returns how the field differs between two states of a contact; null if it does not. */
    @Nullable Change change(ContactView before, ContactView after) {
      V from = value.apply(before);
      V to = value.apply(after);
      return Objects.equals(from, to)
          ? null
          : new Change(name, new Value<>(type, from), new Value<>(type, to));
    }
  }

  record Change(String field, Value<?> from, Value<?> to) {}

  /** The content of a field; the value is null if the field is empty. */
  record Value<V>(ValueType<V> type, @Nullable V value) {

    void write(JsonWriter json) {
      if (value == null) {
        json.nothing();
      } else {
        type.write(json, value);
      }
    }
  }

  private final UpsertRequest request;
  private final List<Field<?>> all = new ArrayList<>();

  private ContactFields(UpsertRequest request) {
    this.request = request;
  }

  /** Returns all fields in which a contact may differ before and after a request. */
  static List<Field<?>> of(UpsertRequest request, ContactView before, ContactView after) {
    ContactFields fields = new ContactFields(request);
    fields.names();
    fields.held();
    for (BodyField body : BodyField.values()) {
      TextField text = body.textField();
      if (text != null) {
        boolean isSent = request.texts().containsKey(text);
        fields.add(body, isSent, STRING, ContactView.text(text));
      }
    }
    fields.add(BodyField.DATE_OF_BIRTH, isSent(request.dateOfBirth()), TIME, ContactView::birth);
    fields.dnd(after.version());
    fields.add(
        BodyField.TAGS, request.tags() != null, STRINGS, view -> view.contact().tags().names());
    fields.custom(before, after);
    return fields.all;
  }

  private void names() {
    NameEdit name = request.name();
    boolean full = isSent(name.full());
    boolean isUsed = full && name.usesFull();
    add(
        BodyField.FIRST_NAME,
        isUsed || isSent(name.first()),
        STRING,
        view -> view.contact().name().first());
    add(
        BodyField.LAST_NAME,
        isUsed || isSent(name.last()),
        STRING,
        view -> view.contact().name().last());
    add(BodyField.NAME, full && !isUsed, STRING, view -> null);
  }

  private void held() {
    add(BodyField.EMAIL, isSent(request.email()), STRING, primary(MatchingField.EMAIL));
    add("additionalEmails", false, STRINGS, additional(MatchingField.EMAIL));
    add(BodyField.PHONE, isSent(request.phone()), STRING, primary(MatchingField.PHONE));
    add("additionalPhones", false, STRINGS, additional(MatchingField.PHONE));
  }

  private static Function<ContactView, @Nullable String> primary(MatchingField field) {
    return view -> view.contact().held(field).primary();
  }

  private static Function<ContactView, @Nullable List<String>> additional(MatchingField field) {
    return view -> view.contact().held(field).additional();
  }

  private void dnd(ApiVersion version) {
    add(BodyField.DND, request.dnd() != null, BOOLEAN, view -> view.contact().dnd().everywhere());
    for (DndChannel channel : DndChannel.values()) {
      add(
          BodyField.DND_SETTINGS.wireName() + "." + DndNames.of(channel, version),
          request.dndChannels().containsKey(channel),
          ContactMembers.DND_SETTING,
          view -> view.contact().dnd().channels().get(channel));
    }
    add(
        BodyField.INBOUND_DND_SETTINGS,
        request.inboundDnd() != null,
        ContactMembers.INBOUND,
        view -> view.contact().dnd().inbound());
  }

  private void custom(ContactView before, ContactView after) {
    Set<String> ids = new LinkedHashSet<>(request.customFields().keySet());
    ids.addAll(before.contact().customFields().values().keySet());
    ids.addAll(after.contact().customFields().values().keySet());
    for (String id : ids) {
      add(
          BodyField.CUSTOM_FIELDS.wireName() + "." + id,
          request.customFields().containsKey(id),
          ContactMembers.CUSTOM_VALUE,
          view -> customValue(view, id));
    }
  }

  private static @Nullable CustomValue customValue(ContactView view, String id) {
    return view.contact().customFields().values().get(id);
  }

  private static boolean isSent(Edit<?> edit) {
    return !(edit instanceof Edit.Keep);
  }

  private <V> void add(
      BodyField field,
      boolean isSent,
      ValueType<V> type,
      Function<ContactView, @Nullable V> value) {
    add(field.wireName(), isSent, type, value);
  }

  private <V> void add(
      String name, boolean isSent, ValueType<V> type, Function<ContactView, @Nullable V> value) {
    all.add(new Field<>(name, isSent, type, value));
  }
}
