package dev.cardfile.upsert.request;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, read, checked and normalised.
 *
 * @param email normalised as {@link dev.cardfile.contact.key.Email} does
 * @param phone normalised as {@link dev.cardfile.contact.key.Phone} does
 * @param texts only the fields that are put or cleared
 * @param dndChannels the channels named; each is replaced whole
 * @param inboundDnd null when not named
 * @param tags what the options make of them; null when not sent
 * @param customFields by field id, only the fields that are put or cleared
 * @param createNewIfAllowed the caller's wish for a new contact where duplicates are allowed
 * @param notes what reading already had to leave out
 * @param origin of the contact, where it is taken over
 * @param paths where in the body each part was sent, as the caller spelled it; only where a warning
 *     may have to name it
 */
public record UpsertRequest(
    NameEdit name,
    Edit<String> email,
    Edit<String> phone,
    Map<TextField, Edit<String>> texts,
    Edit<LocalDate> dateOfBirth,
    @Nullable Boolean dnd,
    Map<DndChannel, DndSetting> dndChannels,
    @Nullable DndSetting inboundDnd,
    @Nullable Tags tags,
    Map<String, Edit<CustomValue>> customFields,
    boolean createNewIfAllowed,
    Attribution attribution,
    List<Warning> notes,
    WriteOptions options,
    Origin origin,
    Map<Part, String> paths) {

  /** The same, of a contact that is taken over from elsewhere. */
  public UpsertRequest from(Origin elsewhere) {
    return from(elsewhere, List.of());
  }

  /** As {@link #from(Origin)}, where reading had to leave out more. */
  public UpsertRequest from(Origin elsewhere, List<Warning> more) {
    List<Warning> all = new ArrayList<>(notes);
    all.addAll(more);
    return new UpsertRequest(
        name,
        email,
        phone,
        texts,
        dateOfBirth,
        dnd,
        dndChannels,
        inboundDnd,
        tags,
        customFields,
        createNewIfAllowed,
        attribution,
        all,
        options,
        elsewhere,
        paths);
  }

  /** The notes from reading that matter to the contact as it was before. */
  public List<Warning> notesFor(Contact before) {
    return notes.stream()
        .filter(
            note -> !(note instanceof Warning.IgnoredNull(var _, var holds) && !holds.test(before)))
        .toList();
  }

  /** The names that belong on the location's tag list when the contact is written so. */
  public List<String> listed(Contact written) {
    return tags == null ? List.of() : options.tags().listed(tags, written.tags());
  }

  public String path(Part part) {
    return paths.getOrDefault(part, part.toString());
  }

  public Edit<String> value(MatchingField field) {
    return switch (field) {
      case EMAIL -> email;
      case PHONE -> phone;
    };
  }

  /** The key that is put in this field; null where none is. */
  public @Nullable MatchKey key(MatchingField field) {
    String value = value(field).given();
    return value == null ? null : new MatchKey(field, value);
  }

  /** All keys that are put. */
  public Set<MatchKey> keys() {
    Set<MatchKey> keys = new LinkedHashSet<>();
    for (MatchingField field : MatchingField.values()) {
      MatchKey key = key(field);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }
}
