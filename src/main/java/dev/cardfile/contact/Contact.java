package dev.cardfile.contact;

import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person known to one location.
 *
 * @param texts only the fields that are set, in the order of {@link TextField}
 * @param firstAttribution where the contact came from when it was created
 * @param lastAttribution where the last upsert or update came from
 * @param dateUpdated when the contact was last changed, never before {@code dateAdded}; like all
 *     instants of a contact, in whole milliseconds
 * @param revision the number of times that the contact has been written, including writes that
 *     changed only its times; 0 before the first one
 */
public record Contact(
    ContactId id,
    PersonName name,
    HeldValues emails,
    HeldValues phones,
    Map<TextField, String> texts,
    @Nullable LocalDate dateOfBirth,
    Dnd dnd,
    Tags tags,
    CustomFields customFields,
    Followers followers,
    Attribution firstAttribution,
    Attribution lastAttribution,
    Instant dateAdded,
    Instant dateUpdated,
    Instant lastActivity,
    long revision) {

  public Contact {
    texts = texts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(texts));
  }

  /** Returns a contact without any values. */
  public static Contact blank(ContactId id, Attribution attribution, Instant now) {
    return new Contact(
        id,
        PersonName.UNKNOWN,
        HeldValues.NONE,
        HeldValues.NONE,
        Map.of(),
        null,
        Dnd.UNSET,
        Tags.NONE,
        CustomFields.NONE,
        Followers.NONE,
        attribution,
        attribution,
        now,
        now,
        now,
        0);
  }

  public Contact withTags(Tags changed, Instant now) {
    return with(emails, phones, texts, changed, followers, now);
  }

  public Contact withFollowers(Followers changed, Instant now) {
    return with(emails, phones, texts, tags, changed, now);
  }

  /** Returns this contact with other e-mails or phones. */
  public Contact withHeld(MatchingField field, HeldValues changed, Instant now) {
    return with(
        field == MatchingField.EMAIL ? changed : emails,
        field == MatchingField.PHONE ? changed : phones,
        texts,
        tags,
        followers,
        now);
  }

  /** Returns this contact linked to a business, or to none if {@code businessId} is null. */
  public Contact withBusiness(@Nullable String businessId, Instant now) {
    Map<TextField, String> changed = new EnumMap<>(TextField.class);
    changed.putAll(texts);
    if (businessId == null) {
      changed.remove(TextField.BUSINESS_ID);
    } else {
      changed.put(TextField.BUSINESS_ID, businessId);
    }
    return with(emails, phones, changed, tags, followers, now);
  }

  /** Returns this contact with another time of its last activity. */
  public Contact withLastActivity(Instant time) {
    return withTimes(dateUpdated, time);
  }

  /** Returns this contact with {@code dateUpdated} raised to a time, if it is earlier. */
  public Contact notBefore(Instant time) {
    return withTimes(later(dateUpdated, time), lastActivity);
  }

  private Contact withTimes(Instant updated, Instant activity) {
    return new Contact(
        id,
        name,
        emails,
        phones,
        texts,
        dateOfBirth,
        dnd,
        tags,
        customFields,
        followers,
        firstAttribution,
        lastAttribution,
        dateAdded,
        updated,
        activity,
        revision);
  }

  private Contact with(
      HeldValues newEmails,
      HeldValues newPhones,
      Map<TextField, String> newTexts,
      Tags newTags,
      Followers newFollowers,
      Instant now) {
    return new Contact(
        id,
        name,
        newEmails,
        newPhones,
        newTexts,
        dateOfBirth,
        dnd,
        newTags,
        customFields,
        newFollowers,
        firstAttribution,
        lastAttribution,
        dateAdded,
        later(dateUpdated, now),
        later(lastActivity, now),
        revision + 1);
  }

  /**
   * Returns the later of two instants, so that a contact's times never go back, even if the clock
   * does.
   */
  public static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  public HeldValues held(MatchingField field) {
    return switch (field) {
      case EMAIL -> emails;
      case PHONE -> phones;
    };
  }

  /** Returns all keys that this contact holds, by primary and additional values. */
  public Set<MatchKey> keys() {
    Set<MatchKey> keys = new LinkedHashSet<>();
    for (MatchingField field : MatchingField.values()) {
      for (String value : held(field).all()) {
        keys.add(new MatchKey(field, value));
      }
    }
    return keys;
  }

  public boolean holds(MatchKey key) {
    return held(key.field()).holds(key.value());
  }
}
