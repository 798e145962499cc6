package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import dev.cardfile.upsert.request.NameEdit;
import dev.cardfile.upsert.request.Part;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reduces a request to what fills gaps in a contact: nothing is cleared, and a value that the
 * contact has is not replaced. E-mail and phone stay in the request, because a different value
 * becomes an additional one.
 */
final class Filling {

  private final UpsertRequest request;
  private final Contact current;
  private final List<Warning> warnings;

  private Filling(UpsertRequest request, Contact current, List<Warning> warnings) {
    this.request = request;
    this.current = current;
    this.warnings = warnings;
  }

  /**
   * Returns the request without what would change a value of the contact.
   *
   * @param warnings receives a warning for each part that is left out
   */
  static UpsertRequest of(UpsertRequest request, Contact current, List<Warning> warnings) {
    return new Filling(request, current, warnings).filling();
  }

  private UpsertRequest filling() {
    return new UpsertRequest(
        name(),
        uncleared(Part.Single.EMAIL, request.email(), current.emails().primary()),
        uncleared(Part.Single.PHONE, request.phone(), current.phones().primary()),
        texts(),
        filling(Part.Single.DATE_OF_BIRTH, request.dateOfBirth(), current.dateOfBirth()),
        filling(Part.Single.DND, request.dnd(), current.dnd().everywhere()),
        channels(),
        filling(Part.Single.INBOUND_DND, request.inboundDnd(), current.dnd().inbound()),
        request.tags(),
        customFields(),
        request.createNewIfAllowed(),
        request.attribution(),
        request.notes(),
        request.options(),
        request.origin(),
        request.paths());
  }

  private NameEdit name() {
    NameEdit sent = request.name();
    PersonName held = current.name();
    PersonName full = sent.usedFull();
    if (full != null) {
      if (differs(full.first(), held.first()) || differs(full.last(), held.last())) {
        warnings.add(new Warning.Kept(request.path(Part.Single.FULL_NAME)));
      }
      return new NameEdit(
          held.first() == null ? put(full.first()) : Edit.keep(),
          held.last() == null ? put(full.last()) : Edit.keep(),
          Edit.keep());
    }
    Edit<String> first = filling(Part.Single.FIRST_NAME, sent.first(), held.first());
    Edit<String> last = filling(Part.Single.LAST_NAME, sent.last(), held.last());
    uncleared(Part.Single.FULL_NAME, sent.usesFull() ? sent.full() : Edit.keep(), held.full());
    return new NameEdit(first, last, Edit.keep());
  }

  private static boolean differs(@Nullable String sent, @Nullable String held) {
    return sent != null && held != null && !sent.equals(held);
  }

  private static Edit<String> put(@Nullable String value) {
    return value == null ? Edit.keep() : Edit.put(value);
  }

  private Map<TextField, Edit<String>> texts() {
    Map<TextField, Edit<String>> edits = new EnumMap<>(TextField.class);
    request
        .texts()
        .forEach((field, edit) ->
            edits.put(field, filling(new Part.Text(field), edit, current.texts().get(field))));
    return edits;
  }

  private Map<DndChannel, DndSetting> channels() {
    Map<DndChannel, DndSetting> settings = new EnumMap<>(DndChannel.class);
    request
        .dndChannels()
        .forEach((channel, setting) -> {
          DndSetting held = current.dnd().channels().get(channel);
          DndSetting filling = filling(new Part.Channel(channel), setting, held);
          if (filling != null) {
            settings.put(channel, filling);
          }
        });
    return settings;
  }

  private Map<String, Edit<CustomValue>> customFields() {
    Map<String, Edit<CustomValue>> edits = new LinkedHashMap<>();
    request
        .customFields()
        .forEach((id, edit) ->
            edits.put(
                id, filling(new Part.Custom(id), edit, current.customFields().values().get(id))));
    return edits;
  }

  private <T> Edit<T> filling(Part part, Edit<T> edit, @Nullable T held) {
    Edit<T> uncleared = uncleared(part, edit, held);
    T value = uncleared.given();
    return value == null || filling(part, value, held) != null ? uncleared : Edit.keep();
  }

  /** Returns the value that was sent if the contact has none; otherwise null. */
  private <T> @Nullable T filling(Part part, @Nullable T value, @Nullable T held) {
    if (value == null || held == null) {
      return value;
    }
    if (!isSame(value, held)) {
      warnings.add(new Warning.Kept(request.path(part)));
    }
    return null;
  }

  private static boolean isSame(Object value, Object held) {
    return (value instanceof CustomValue one && held instanceof CustomValue other)
        ? one.saysSameAs(other)
        : value.equals(held);
  }

  /** Returns the edit, unless it clears the field: clearing is ignored. */
  private <T> Edit<T> uncleared(Part part, Edit<T> edit, @Nullable T held) {
    if (!(edit instanceof Edit.Clear)) {
      return edit;
    }
    if (held != null) {
      warnings.add(new Warning.IgnoredNull(request.path(part), before -> true));
    }
    return Edit.keep();
  }
}
