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
 * A contact as an answer of a version shows it.
 *
 * @param isThere false for one that would have been created
 */
public record ContactView(
    Contact contact, LocationId location, ApiVersion version, String dateUpdated, boolean isThere) {

  private static final String DEFAULT_TYPE = "lead";

  public ContactView(Contact contact, LocationId location, ApiVersion version) {
    this(contact, location, version, Timestamp.of(contact.dateUpdated()), true);
  }

  /** The same view of another contact. */
  ContactView of(Contact other) {
    return new ContactView(other, location, version);
  }

  /** A view of a contact that a dry run would have created. */
  public ContactView notThere() {
    return new ContactView(contact, location, version, dateUpdated, false);
  }

  public @Nullable String id() {
    return isThere ? contact.id().value() : null;
  }

  /** Most contacts have one instant twice or thrice, and writing one is dear. */
  public String time(Instant instant) {
    return instant.equals(contact.dateUpdated()) ? dateUpdated : Timestamp.of(instant);
  }

  public static Function<ContactView, @Nullable String> text(TextField field) {
    return view -> view.contact().texts().get(field);
  }

  public String type() {
    return contact.texts().getOrDefault(TextField.TYPE, DEFAULT_TYPE);
  }

  /** The midnight with which the date of birth begins. */
  public @Nullable Instant birth() {
    LocalDate date = contact.dateOfBirth();
    return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
