package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.business.BusinessChange;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.search.Search;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.business.BusinessReader;
import dev.cardfile.wire.search.SearchReader;
import dev.cardfile.wire.table.BodyReading;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone is read in the same way wherever it can be sent. */
class PhoneEntriesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "646-XXX-XXXX",
        "+353undefined",
        "555-0143 fax",
        "030 901820 abends",
        "030 9O1820",
        "1-800-FLOWERS",
        "(cell) 212-555-0147",
        "212-555-0147 / x 5",
        "07 64 01 94 08",
        "000-000-0001"
      })
  void whatIsNobodysNumberIsRefusedAndFoundNowhere(String sent) {
    for (ContactBody form : ContactBody.values()) {
      String location = form == ContactBody.CHANGE ? "" : "'locationId':'ve9EPM428h8vShlRW1KT',";
      assertThat(Bodies.messages(form, json("{" + location + "'phone':'" + sent + "'}")))
          .containsExactly("phone must be a valid phone number");
    }
    assertThat(Bodies.messages(customField(sent)))
        .containsExactly("customFields.0.value must be a valid phone number");
    assertThat((Object) business(sent))
        .isEqualTo(
            new BodyReading.Refused<>(
                new Problem.Invalid(
                    List.of(
                        new Violation(
                            "phone", "wrong_format", "phone must be a valid phone number")))));
    assertThat(keys("number=" + encoded(sent))).isEmpty();
    // A filter searches for the text as sent, which no contact has.
    assertThat(filter(sent)).contains("Equal[value=Text[text=" + sent + "]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \u202a+1 212-555-0145\u202c | +12125550145
          +5215512345678              | +525512345678
          (212)\u00a0555\t0145        | +12125550145
          """)
  void whatIsSomebodysIsReadIntoOneForm(String sent, String kept) {
    UpsertRequest request = Bodies.accepted(Bodies.with("\"phone\":\"" + json(sent) + "\""));
    assertThat(request.phone()).isEqualTo(Edit.put(kept));
    assertThat(request.notes()).isEmpty();
    assertThat(Bodies.accepted(customField(json(sent))).customFields().toString()).contains(kept);
    assertThat(business(json(sent)).toString()).contains(kept);
    assertThat(keys("number=" + encoded(sent)))
        .containsExactly(new MatchKey(MatchingField.PHONE, kept));
    assertThat(filter(json(sent))).contains("Equal[value=Text[text=" + kept + "]]");
  }

  @Test
  void aCountryCodeAloneIsBlankAndNamed() {
    UpsertRequest request = Bodies.accepted(Bodies.with("\"phone\":\"+39\""));
    assertThat(request.phone()).isEqualTo(Edit.keep());
    assertThat(request.notes()).containsExactly(new Warning.Ignored("phone", "+39"));
    request = Bodies.accepted(customField("+39"));
    assertThat(request.customFields()).isEmpty();
    assertThat(request.notes()).containsExactly(new Warning.Ignored("customFields.0.value", "+39"));
    assertThat(keys("number=%2B39")).isEmpty();
    String alone = "{'locationId':'ve9EPM428h8vShlRW1KT','phone':'+39'}";
    assertThat(Bodies.refused(json(alone))).isEqualTo(new Problem.NoKey());
    assertThat(filter("+39")).contains("Equal[value=Text[text=+39]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          email=a%40B.co              | a@b.co
          email=a%2540b.co            | a@b.co
          email=a%252Bx%2540b.co      | a+x@b.co
          email=a%2540b               | -
          email=a%25ff%2540b.co       | -
          email=ab.co                 | -
          email=a%2525%40b.co         | a%25@b.co
          email=Ann+%3Ca%40b.co%3E    | -
          number=%2B1423164516        | -
          """)
  void aLookUpOfAValueThatNobodyCanHaveFindsNobody(String query, String email) {
    List<MatchKey> found =
        email == null ? List.of() : List.of(new MatchKey(MatchingField.EMAIL, email));
    assertThat(keys(query)).isEqualTo(found);
  }

  @Test
  void aLookUpReadsNoLongerNumberThanAContactCanBeSentWith() {
    String number = "+1212555" + " ".repeat(52) + "0145";
    assertThat(keys("number=" + encoded(number))).hasSize(1);
    assertThat(keys("number=" + encoded(number.replaceFirst(" ", "  ")))).isEmpty();
  }

  @Test
  void aLookUpHasToSayWhat() {
    for (String query : List.of("", "&email=&number=%20", "&mail=a@b.co")) {
      assertThat((Object) lookUp(query.isEmpty() ? "x=y" : query))
          .isEqualTo(new BodyReading.Refused<>(new Problem.NoKey()));
    }
  }

  private static String customField(String sent) {
    return Bodies.with("\"customFields\":[{\"id\":\"f-phone\",\"value\":\"" + sent + "\"}]");
  }

  private static BodyReading<BusinessChange> business(String phone) {
    return new BusinessReader().readChange(bytes("{\"phone\":\"" + phone + "\"}"), Bodies.LOCATION);
  }

  private static BodyReading<List<MatchKey>> lookUp(String query) {
    return new DuplicateReader()
        .read("locationId=" + Bodies.LOCATION_ID + "&" + query, Bodies.LOCATION);
  }

  private static List<MatchKey> keys(String query) {
    BodyReading<List<MatchKey>> reading = lookUp(query);
    assertThat(reading).as(query).isInstanceOf(BodyReading.Accepted.class);
    return ((BodyReading.Accepted<List<MatchKey>>) reading).said();
  }

  private static String filter(String phone) {
    String body =
        "{\"locationId\":\""
            + Bodies.LOCATION_ID
            + "\",\"pageLimit\":1,\"filters\":[{\"field\":\"phone\",\"operator\":\"eq\",\"value\":\""
            + phone
            + "\"}]}";
    BodyReading<Search> reading = new SearchReader().read(bytes(body), Bodies.LOCATION);
    assertThat(reading).isInstanceOf(BodyReading.Accepted.class);
    return ((BodyReading.Accepted<Search>) reading).said().filter().toString();
  }

  private static String json(String text) {
    return text.replace('\'', '"').replace("\t", "\\t");
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
