package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.DndSetting.Status;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Resources;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers about contacts, byte for byte. */
class ContactAnswersTest {

  private static final ContactAnswers WRITER = new ContactAnswers();
  private static final LocationId LOCATION = new LocationId(Bodies.LOCATION_ID);
  private static final ContactId ID = new ContactId("00000000000000000001");
  private static final Contact BLANK = Contact.blank(ID, Attribution.UNKNOWN, Bodies.NOW);

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void aContactHasTheDocumentsFieldsInItsOrder(ApiVersion version) {
    String golden = version == ApiVersion.V3 ? "contact-full-v3.json" : "contact-full.json";
    assertThat(WRITER.contact(full(), LOCATION, version, "trace-1"))
        .asString()
        .isEqualTo(Resources.golden(golden));
  }

  @Test
  void whatIsUnsetIsLeftOut() {
    assertThat(WRITER.contact(BLANK, LOCATION, ApiVersion.V2021_04_15, "trace-1"))
        .asString()
        .isEqualTo(Resources.golden("contact-blank.json"));
  }

  @Test
  void warningsAreTold() {
    List<Warning> warnings =
        List.of(
            new Warning.Withheld(MatchingField.PHONE, new ContactId("00000000000000000002")),
            new Warning.Replaced(MatchingField.EMAIL, "old@b.co"),
            new Warning.Dropped(MatchingField.EMAIL, "oldest@b.co"),
            new Warning.IgnoredName("Somebody Else"),
            new Warning.Ignored("phone", "+39"),
            new Warning.IgnoredNull("dndSettings.SMS", contact -> true),
            new Warning.UnusedOptions("textBoxListOptions"),
            new Warning.Extension("12"),
            new Warning.CustomFieldExtension(3, "34"),
            new Warning.UnknownCustomField(7, "contact.nobody"),
            new Warning.Kept("customFields.2"),
            new Warning.KeptBeside(MatchingField.PHONE),
            new Warning.Invalid("country", "wrong_format", "country must be valid"),
            new Warning.TooManyTags(500),
            new Warning.TooLongFields(1_048_576),
            new Warning.TakenSince(
                MatchingField.EMAIL, "mine@b.co", new ContactId("00000000000000000003")),
            new Warning.BusinessGone("641c094001436dbc2081e642"));
    assertThat(warnings)
        .extracting(Object::getClass)
        .hasSameElementsAs(Arrays.asList(Warning.class.getPermittedSubclasses()));
    UpsertResult result =
        new UpsertResult(new MatchOutcome.Match(BLANK, MatchingField.EMAIL), BLANK, warnings);
    assertThat(
            WRITER.upsert(
                result, WriteOptions.DEFAULT, LOCATION, ApiVersion.V2021_07_28, "trace-1"))
        .asString()
        .isEqualTo(Resources.golden("warnings.json"));
  }

  private static Contact full() {
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    texts.put(TextField.GENDER, "female");
    texts.put(TextField.ADDRESS1, "3535 1st St N");
    texts.put(TextField.CITY, "Łódź 😀");
    texts.put(TextField.STATE, "AL");
    texts.put(TextField.POSTAL_CODE, "35061");
    texts.put(TextField.WEBSITE, "https://www.tesla.com");
    texts.put(TextField.TIMEZONE, "Asia/Calcutta");
    texts.put(TextField.SOURCE, "public api");
    texts.put(TextField.COUNTRY, "US");
    texts.put(TextField.COMPANY_NAME, "\"A/B\" \\ <b>");
    texts.put(TextField.ASSIGNED_TO, "user");
    texts.put(TextField.TYPE, "customer");
    texts.put(TextField.KEYWORD, "test");
    texts.put(TextField.SSN, "123-45-6789");
    texts.put(TextField.BUSINESS_ID, "641c094001436dbc2081e642");
    assertThat(texts).containsOnlyKeys(TextField.values());
    Instant added = Instant.parse("2021-07-02T05:18:26.704Z");
    return new Contact(
        ID,
        new PersonName("Mina", "Okoro"),
        new HeldValues("mina@example.net", List.of("old@b.co", "older@b.co")),
        new HeldValues("+12125550143", List.of("+4915123456789")),
        texts,
        LocalDate.of(1990, 9, 25),
        dnd(),
        new Tags(List.of("one", "two")),
        customFields(),
        new Followers(List.of("user2", "user1")),
        new Attribution("curl/8", "https://r", "c", "s", "m", "n", "t", "::1"),
        new Attribution("axios/1", null, null, null, null, null, null, null),
        added,
        Instant.parse("2021-07-02T05:18:27Z"),
        Instant.parse("2021-07-16T11:39:30.56Z"),
        1);
  }

  private static Dnd dnd() {
    Map<DndChannel, DndSetting> channels = new EnumMap<>(DndChannel.class);
    for (DndChannel channel : DndChannel.values()) {
      channels.put(channel, new DndSetting(Status.ACTIVE, null, null));
    }
    channels.put(DndChannel.SMS, new DndSetting(Status.ACTIVE, "asked", "102"));
    channels.put(DndChannel.CALL, new DndSetting(Status.PERMANENT, null, null));
    channels.put(DndChannel.EMAIL, new DndSetting(Status.INACTIVE, null, "103"));
    return new Dnd(false, channels, new DndSetting(Status.INACTIVE, "why", null));
  }

  private static CustomFields customFields() {
    LinkedHashMap<String, CustomValue> values = new LinkedHashMap<>();
    values.put("text", new CustomValue.Text("x\ny"));
    values.put("number", new CustomValue.Numeric(new BigDecimal("42.50")));
    values.put("large", new CustomValue.Numeric(new BigDecimal("1e3")));
    values.put("texts", new CustomValue.Texts(List.of("a", "b")));
    values.put("json", new CustomValue.Json("{\"u\":{\"size\":12.0}}"));
    return new CustomFields(values);
  }
}
