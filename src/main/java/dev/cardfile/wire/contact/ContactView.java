package dev.cardfile.wire.contact;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.table.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A contact as shown under one version of the API.
 *
 * @param dateUpdated the contact's, as it is written
 * @param isThere false for a contact that a dry run would have created
 */
public record ContactView(
    Contact contact, LocationId location, ApiVersion version, String dateUpdated, boolean isThere) {

  private static final String DEFAULT_TYPE = "lead";

  public ContactView(Contact contact, LocationId location, ApiVersion version) {
    this(contact, location, version, Timestamp.of(contact.dateUpdated()), true);
  }

  /** Returns a view of another contact of the same location, under the same version. */
  ContactView of(Contact other) {
    return new ContactView(other, location, version);
  }

  /** Returns a view of this contact as one that a dry run would have created: without an id. */
  public ContactView notThere() {
    return new ContactView(contact, location, version, dateUpdated, false);
  }

  public @Nullable String id() {
    return isThere ? contact.id().value() : null;
  }

  /**
   * Formats an instant. It is often the same as {@code dateUpdated}, whose text is reused then,
   * because formatting is expensive.
   */
  public String time(Instant instant) {
    return instant.equals(contact.dateUpdated()) ? dateUpdated : Timestamp.of(instant);
  }

  public static Function<ContactView, @Nullable String> text(TextField field) {
    return view -> view.contact().texts().get(field);
  }

  public String type() {
    return contact.texts().getOrDefault(TextField.TYPE, DEFAULT_TYPE);
  }

  /** Returns the midnight, in UTC, at which the date of birth begins; null if there is none. */
  public @Nullable Instant birth() {
    LocalDate date = contact.dateOfBirth();
    return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
