package dev.cardfile.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.upsert.DecisionTable.Row;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every possible case, checked against the one row of the table that covers it. */
class DecisionTableTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final DecisionTable TABLE = DecisionTable.read();

  /** What a request sends in one field, and which of the contacts A and B hold that value. */
  enum Sent {
    ABSENT,
    NULL,
    FREE,
    A,
    B,
    A_AND_B;

    boolean isValue() {
      return this != ABSENT && this != NULL;
    }

    boolean isHeldBy(ContactId id) {
      return this == A_AND_B || name().equals(id.value());
    }

    Optional<String> oldestHolder() {
      return switch (this) {
        case ABSENT, NULL, FREE -> Optional.empty();
        case A, A_AND_B -> Optional.of("A");
        case B -> Optional.of("B");
      };
    }
  }

  record Case(boolean duplicates, List<MatchingField> order, boolean flag, Sent email, Sent phone) {

    Sent sent(MatchingField field) {
      return field == MatchingField.EMAIL ? email : phone;
    }
  }

  static Stream<Case> allCases() {
    List<Case> cases = new ArrayList<>();
    List<MatchingField> emailFirst = List.of(MatchingField.EMAIL, MatchingField.PHONE);
    for (boolean duplicates : List.of(true, false)) {
      for (var order :
          List.of(
              emailFirst,
              emailFirst.reversed(),
              List.of(MatchingField.EMAIL),
              List.of(MatchingField.PHONE))) {
        for (boolean flag : List.of(true, false)) {
          for (Sent email : Sent.values()) {
            for (Sent phone : Sent.values()) {
              if (email.isValue() || phone.isValue()) {
                cases.add(new Case(duplicates, order, flag, email, phone));
              }
            }
          }
        }
      }
    }
    return cases.stream();
  }

  @Test
  void everyCaseHasExactlyOneRowAndEveryRowACase() {
    assertThat(allCases()).hasSize(2 * 4 * 2 * (6 * 6 - 4));
    assertThat(allCases())
        .allSatisfy(each -> assertThat(TABLE.rowsFor(each)).as("rows for %s", each).hasSize(1));
    assertThat(TABLE.rows())
        .allSatisfy(row ->
            assertThat(allCases().anyMatch(each -> TABLE.rowsFor(each).contains(row)))
                .as("a case for %s", row)
                .isTrue());
  }

  @ParameterizedTest
  @MethodSource("allCases")
  void decidesAsTheTableSays(Case given) {
    Row row = TABLE.rowsFor(given).getFirst();
    List<Contact> contacts = List.of(contact("A", given), contact("B", given));
    UpsertResult result =
        (UpsertResult)
            Deciding.decide(
                request(given),
                new DuplicatePreference(given.duplicates(), new MatchOrder(given.order())),
                key -> oldestHolder(contacts, key),
                null,
                new ContactId("new"),
                NOW);

    String expectedId = row.contact(given);
    assertThat(result.contact().id().value()).isEqualTo(expectedId);
    assertThat(result.created()).isEqualTo(expectedId.equals("new"));
    for (MatchingField field : MatchingField.values()) {
      checkField(given, row, field, contacts, result);
    }
  }

  private static void checkField(
      Case given, Row row, MatchingField field, List<Contact> contacts, UpsertResult result) {
    Optional<Contact> before =
        contacts.stream().filter(one -> one.id().equals(result.contact().id())).findFirst();
    HeldValues held = before.map(one -> one.held(field)).orElse(HeldValues.NONE);
    if (row.isWithheld(field)) {
      ContactId holder = new ContactId(given.sent(field).oldestHolder().orElseThrow());
      assertThat(result.contact().held(field)).isEqualTo(held);
      assertThat(result.warnings()).contains(new Warning.Withheld(field, holder));
    } else {
      HeldValues expected =
          switch (given.sent(field)) {
            case ABSENT -> held;
            case NULL -> held.cleared();
            case FREE, A, B, A_AND_B -> held.replaceBy(value(field)).values();
          };
      assertThat(result.contact().held(field)).isEqualTo(expected);
      assertThat(result.warnings())
          .noneMatch(each -> each instanceof Warning.Withheld w && w.field() == field);
    }
  }

  /** Each contact has a primary value of its own and holds the sent ones as additional values. */
  private static Contact contact(String id, Case given) {
    ContactId contactId = new ContactId(id);
    Contact blank = Contact.blank(contactId, Attribution.UNKNOWN, NOW);
    return new Contact(
        contactId,
        blank.name(),
        heldBy(contactId, MatchingField.EMAIL, given),
        heldBy(contactId, MatchingField.PHONE, given),
        blank.texts(),
        blank.dateOfBirth(),
        blank.dnd(),
        blank.tags(),
        blank.customFields(),
        blank.followers(),
        blank.firstAttribution(),
        blank.lastAttribution(),
        NOW,
        NOW,
        NOW,
        1);
  }

  private static HeldValues heldBy(ContactId id, MatchingField field, Case given) {
    List<String> additional = given.sent(field).isHeldBy(id) ? List.of(value(field)) : List.of();
    return new HeldValues("own " + field + " of " + id, additional);
  }

  private static Optional<Contact> oldestHolder(List<Contact> contacts, MatchKey key) {
    return contacts.stream()
        .filter(contact -> contact.holds(key))
        .min(Comparator.comparing(Contact::id));
  }

  private static String value(MatchingField field) {
    return "sent " + field;
  }

  private static UpsertRequest request(Case given) {
    return RequestBuilder.of(edit(given, MatchingField.EMAIL), edit(given, MatchingField.PHONE))
        .createNewIfAllowed(given.flag())
        .build();
  }

  private static Edit<String> edit(Case given, MatchingField field) {
    return switch (given.sent(field)) {
      case ABSENT -> Edit.keep();
      case NULL -> Edit.clear();
      case FREE, A, B, A_AND_B -> Edit.put(value(field));
    };
  }
}
