package dev.cardfile.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as typed into a search box, and whether they find a certain person. */
class FreeTextTest {

  private static final Contact PERSON =
      new Contact(
          new ContactId("id1"),
          new PersonName("Anna-Maria", "van der Berg"),
          new HeldValues("anna.berg@mail.example", List.of("old@example.org")),
          new HeldValues("+442079460958", List.of("+15550001111")),
          Map.of(TextField.COMPANY_NAME, "O'Neil & Söhne 1990", TextField.CITY, "Rome"),
          null,
          Dnd.UNSET,
          new Tags(List.of("vip", "café crème")),
          CustomFields.NONE,
          Followers.NONE,
          Attribution.UNKNOWN,
          Attribution.UNKNOWN,
          Instant.EPOCH,
          Instant.EPOCH,
          Instant.EPOCH,
          1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "ANN",
        "maria",
        "ber an",
        "van der berg",
        "Anna-Maria van der Berg",
        "anna.berg@mail.example",
        "mail.ex",
        "o'neil",
        "neil",
        "SÖHNE",
        "sohne",
        "sóhné",
        "anna SÖH",
        "café crème",
        "Cafe creme",
        "söh\tanna",
        "1990",
        "19",
        "+44 20 7946 0958",
        "+442079460958",
        "44207",
        "0044 20 7946",
        "020 7946 0958",
        "(020) 7946-0958",
        "02079460958",
        "20 7946 0958",
        "0958",
        "958 berg",
        "berg 7946 0958 anna",
        "- anna -",
        "vip",
        " VIP",
        "020 7946 - 0958"
      })
  void finds(String typed) {
    assertThat(SearchOracle.accepts(FreeText.of(typed), PERSON)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nna",
        "erg",
        "anna rome",
        "vi",
        "vip anna",
        "cafe",
        "soehne",
        "söhné anna x",
        "rome",
        "old@example.org",
        "anna x",
        "990",
        "7946",
        "0000958",
        "00958",
        "5550001111",
        "95",
        "berg 7946",
        "-",
        " @ "
      })
  void doesNotFind(String typed) {
    assertThat(SearchOracle.accepts(FreeText.of(typed), PERSON)).isFalse();
  }
}
