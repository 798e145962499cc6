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
 * @param lastAttribution where the last upsert or change of the contact came from
 * @param dateUpdated milliseconds precision, as all its instants; never before {@code dateAdded}
 * @param revision how often it has been written, also where only its times changed; 0 for one that
 *     never was
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

  /** A contact of which nothing is known yet. */
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

  /** This contact with other e-mails or phones. */
  public Contact withHeld(MatchingField field, HeldValues changed, Instant now) {
    return with(
        field == MatchingField.EMAIL ? changed : emails,
        field == MatchingField.PHONE ? changed : phones,
        texts,
        tags,
        followers,
        now);
  }

  /** This contact as one of a business; null for none. */
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

  /** This contact with another time of its last activity. */
  public Contact withLastActivity(Instant time) {
    return withTimes(dateUpdated, time);
  }

  /** The same, as changed at this time at the earliest. */
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

  /** The later of two instants: what a contact says of its last change never falls. */
  public static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  public HeldValues held(MatchingField field) {
    return switch (field) {
      case EMAIL -> emails;
      case PHONE -> phones;
    };
  }

  /** All keys that this contact holds, by primary and additional values. */
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
