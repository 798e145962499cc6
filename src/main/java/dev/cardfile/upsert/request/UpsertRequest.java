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
 * What a caller sends of a contact, parsed, checked and normalised.
 *
 * @param email normalised as in {@link dev.cardfile.contact.key.Email}
 * @param phone normalised as in {@link dev.cardfile.contact.key.Phone}
 * @param texts only the fields that are put or cleared
 * @param dndChannels only the channels that were sent; each is replaced as a whole
 * @param inboundDnd null if not sent
 * @param tags the tags that were sent, which the options say how to apply; null if not sent
 * @param customFields by field id, only the fields that are put or cleared
 * @param createNewIfAllowed whether the caller asks for a new contact where duplicates are allowed
 * @param notes warnings about what was left out while the request was read
 * @param origin the past of the contact, if it is taken over from another system
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

  /** Returns this request for a contact that is taken over from another system. */
  public UpsertRequest from(Origin elsewhere) {
    return from(elsewhere, List.of());
  }

  /** Does the same as {@link #from(Origin)}, with further notes. */
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

  /**
   * Returns the notes without those on ignored nulls that would have cleared nothing in {@code
   * before}.
   */
  public List<Warning> notesFor(Contact before) {
    return notes.stream()
        .filter(
            note -> !(note instanceof Warning.IgnoredNull(var _, var holds) && !holds.test(before)))
        .toList();
  }

  /** Returns the names that must be on the location's tag list once the contact is written. */
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

  /** Returns the key that this request puts in a field; null if it puts none. */
  public @Nullable MatchKey key(MatchingField field) {
    String value = value(field).given();
    return value == null ? null : new MatchKey(field, value);
  }

  /** Returns all keys that this request puts. */
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
