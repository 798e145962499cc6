package dev.cardfile.wire.location;

import static java.util.stream.Collectors.toMap;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.Email;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.ProfileText;
import dev.cardfile.store.ProfileChange;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a location's profile from the body of a location. */
final class ProfileReader {

  private static final Map<ProfileText, Property.OfString<String>> TEXTS = new EnumMap<>(texts());
  private static final Map<KeptSetting, Property.OfBoolean> SETTINGS = new EnumMap<>(settings());
  private static final Property.OfObject BUSINESS =
      Property.object(ProfileNames.BUSINESS, Shape.of(texts(true)));

  private ProfileReader() {}

  /** Returns the properties of the profile that are in a location. */
  static Property[] ofLocation() {
    return Stream.concat(texts(false), Stream.of(BUSINESS)).toArray(Property[]::new);
  }

  /** Returns the properties of the profile that are in a location's settings. */
  static Property[] ofSettings() {
    return SETTINGS.values().toArray(Property[]::new);
  }

  static ProfileChange read(ObjectReader location, @Nullable ObjectReader settings) {
    ObjectReader business = location.object(BUSINESS);
    Map<ProfileText, Edit<String>> texts = new EnumMap<>(ProfileText.class);
    TEXTS.forEach((text, property) -> {
      ObjectReader said = text.isOfBusiness() ? business : location;
      Edit<String> edit = said == null ? Edit.keep() : said.string(property);
      if (!(edit instanceof Edit.Keep)) {
        texts.put(text, edit);
      }
    });
    Map<KeptSetting, Boolean> kept = new EnumMap<>(KeptSetting.class);
    SETTINGS.forEach((setting, property) -> {
      Boolean on = settings == null ? null : settings.bool(property);
      if (on != null) {
        kept.put(setting, on);
      }
    });
    return new ProfileChange(texts, kept);
  }

  private static Map<ProfileText, Property.OfString<String>> texts() {
    return Arrays.stream(ProfileText.values())
        .collect(toMap(text -> text, ProfileReader::property));
  }

  private static Map<KeptSetting, Property.OfBoolean> settings() {
    return Arrays.stream(KeptSetting.values())
        .collect(toMap(setting -> setting, ProfileReader::property));
  }

  private static Property.OfBoolean property(KeptSetting setting) {
    return Property.bool(ProfileNames.of(setting)).about("Stored, but has no effect.");
  }

  private static Stream<Property> texts(boolean ofBusiness) {
    return TEXTS.entrySet().stream()
        .filter(each -> each.getKey().isOfBusiness() == ofBusiness)
        .map(each -> Objects.requireNonNull(each.getValue()));
  }

  private static Property.OfString<String> property(ProfileText text) {
    return Property.string(ProfileNames.of(text), maxLength(text), Format.TEXT).orNull();
  }

  private static int maxLength(ProfileText text) {
    return switch (text) {
      case PHONE, BUSINESS_COUNTRY, BUSINESS_TIMEZONE -> 64;
      case EMAIL -> Email.MAX_LENGTH;
      case WEBSITE, BUSINESS_WEBSITE, BUSINESS_LOGO_URL -> 2048;
      case ADDRESS, BUSINESS_ADDRESS -> 500;
      case CITY, STATE, BUSINESS_NAME, BUSINESS_CITY, BUSINESS_STATE -> 255;
      case POSTAL_CODE, BUSINESS_POSTAL_CODE -> 32;
    };
  }
}
