package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.TextField;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The fields by which contacts can be sorted, besides their creation. Texts sort by code points,
 * except that the letters A to Z sort as a to z.
 */
public enum SortField {
  DATE_UPDATED(OwnField.DATE_UPDATED),
  FIRST_NAME(OwnField.FIRST_NAME),
  LAST_NAME(OwnField.LAST_NAME),
  EMAIL(OwnField.EMAIL),
  PHONE(OwnField.PHONE),
  COMPANY_NAME(OwnField.COMPANY_NAME),
  CITY(OwnField.CITY),
  STATE(OwnField.STATE),
  POSTAL_CODE(OwnField.POSTAL_CODE),
  SOURCE(OwnField.SOURCE),
  DATE_OF_BIRTH(OwnField.DATE_OF_BIRTH);

  private final OwnField field;

  SortField(OwnField field) {
    this.field = field;
  }

  public OwnField field() {
    return field;
  }

  /** Returns the value by which a contact is sorted; null if it has none. */
  @Nullable Value of(Contact contact) {
    return switch (this) {
      case DATE_UPDATED -> Value.of(contact.dateUpdated());
      case FIRST_NAME -> text(contact.name().first());
      case LAST_NAME -> text(contact.name().last());
      case EMAIL -> code(contact.emails().primary());
      case PHONE -> code(contact.phones().primary());
      case COMPANY_NAME -> text(contact.texts().get(TextField.COMPANY_NAME));
      case CITY -> text(contact.texts().get(TextField.CITY));
      case STATE -> text(contact.texts().get(TextField.STATE));
      case POSTAL_CODE -> text(contact.texts().get(TextField.POSTAL_CODE));
      case SOURCE -> text(contact.texts().get(TextField.SOURCE));
      case DATE_OF_BIRTH -> date(contact.dateOfBirth());
    };
  }

  private static @Nullable Value code(@Nullable String code) {
    return code == null ? null : new Value.Text(code);
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : new Value.Text(CaseFolding.lowerAscii(text));
  }

  private static @Nullable Value date(@Nullable LocalDate date) {
    return date == null ? null : Value.of(date);
  }
}
