package dev.cardfile.wire.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.location.ProfileText;
import dev.cardfile.wire.Bodies;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bodies of answers about locations, byte for byte. */
class LocationWriterTest {

  private static final LocationWriter WRITER = new LocationWriter();
  private static final LocationId LOCATION = new LocationId(Bodies.LOCATION_ID);

  @Test
  void aLocationIsShownWithItsSettings() {
    Location location =
        new Location(
            LOCATION,
            "Deo's \"Gym\"",
            new Country("DE"),
            new TimeZoneName("Europe/Berlin"),
            "company",
            new DuplicatePreference(true, new MatchOrder(List.of(MatchingField.PHONE))),
            new LocationProfile(
                Map.of(ProfileText.PHONE, "no phone", ProfileText.BUSINESS_LOGO_URL, "x"),
                Set.of(KeptSetting.ALLOW_FACEBOOK_NAME_MERGE)),
            InvalidValues.DROP,
            CustomFieldDefinitions.NONE,
            7);
    String off =
        "\"allowDuplicateOpportunity\":false,\"allowFacebookNameMerge\":false,"
            + "\"disableContactTimezone\":false,";
    String shown =
        "\"id\":\"ve9EPM428h8vShlRW1KT\",\"name\":\"Deo's \\\"Gym\\\"\",\"phone\":\"no phone\","
            + "\"country\":\"DE\",\"timezone\":\"Europe/Berlin\",\"companyId\":\"company\","
            + "\"settings\":{\"allowDuplicateContact\":true,\"allowDuplicateOpportunity\":false,"
            + "\"allowFacebookNameMerge\":true,\"disableContactTimezone\":false,"
            + "\"contactUniqueIdentifiers\":[\"phone\"],\"invalidValues\":\"drop\"},\"business\":{\"logoUrl\":\"x\"}";
    assertThat(WRITER.changed(location, OptionalLong.of(12), List.of(), "trace-1"))
        .asString()
        .isEqualTo(
            "{"
                + shown
                + ",\"location\":{"
                + shown
                + "},\"duplicates\":12,\"traceId\":\"trace-1\"}");
    assertThat(WRITER.location(Bodies.LOCATION, "trace-1"))
        .asString()
        .isEqualTo(
            "{\"location\":{\"id\":\"ve9EPM428h8vShlRW1KT\",\"name\":\"Deo's\","
                + "\"settings\":{\"allowDuplicateContact\":false,"
                + off
                + "\"contactUniqueIdentifiers\":[\"email\",\"phone\"]}},"
                + "\"traceId\":\"trace-1\"}");
  }

  @Test
  void aFieldIsShownWithEverything() {
    FieldDetails details =
        new FieldDetails(
            3, "Say it", "As worn", "folder1", List.of(".pdf"), true, 2, List.of("Rex", ""));
    CustomFieldDefinition field =
        new CustomFieldDefinition(
            "f1", "pets", "Pets", CustomFieldType.TEXTBOX_LIST, List.of("Dog", "Cat"), details);
    assertThat(WRITER.field(field, LOCATION, "trace-1"))
        .asString()
        .isEqualTo(
            "{\"customField\":{\"id\":\"f1\",\"name\":\"Pets\",\"fieldKey\":\"contact.pets\","
                + "\"placeholder\":\"Say it\",\"dataType\":\"TEXTBOX_LIST\",\"position\":3,"
                + "\"picklistOptions\":[\"Dog\",\"Cat\"],\"picklistImageOptions\":[],"
                + "\"isAllowedCustomOption\":false,\"isMultiFileAllowed\":true,"
                + "\"maxFileLimit\":2,\"acceptedFormat\":[\".pdf\"],"
                + "\"textBoxListOptions\":[{\"label\":\"Dog\",\"prefillValue\":\"Rex\"},"
                + "{\"label\":\"Cat\",\"prefillValue\":\"\"}],"
                + "\"description\":\"As worn\",\"parentId\":\"folder1\","
                + "\"locationId\":\"ve9EPM428h8vShlRW1KT\",\"model\":\"contact\"},"
                + "\"traceId\":\"trace-1\"}");
  }
}
