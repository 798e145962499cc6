package dev.cardfile.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchingTest {

  @Test
  void fieldsThatOthersHoldAreAlwaysNamedInTheSameOrder() {
    Map<MatchingField, Contact> others =
        Map.of(
            MatchingField.EMAIL, contact("ofTheEmail"), MatchingField.PHONE, contact("ofThePhone"));
    MatchOutcome outcome =
        Matching.match(
            RequestBuilder.of(new Edit.Put<>("ann@example.com"), new Edit.Put<>("+15555550100"))
                .build(),
            DuplicatePreference.DEFAULT,
            key -> Optional.of(others.get(key.field())),
            contact("aliased"));
    assertThat(outcome.found().id()).isEqualTo(new ContactId("aliased"));
    assertThat(outcome.holders())
        .containsExactly(
            Map.entry(MatchingField.EMAIL, new ContactId("ofTheEmail")),
            Map.entry(MatchingField.PHONE, new ContactId("ofThePhone")));
  }

  private static Contact contact(String id) {
    return Contact.blank(
        new ContactId(id), Attribution.UNKNOWN, Instant.parse("2026-11-25T12:00:00Z"));
  }
}
