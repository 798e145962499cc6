package dev.cardfile.store;

import dev.cardfile.contact.Edit;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.ProfileText;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A change to a location's profile. Texts and settings that are not listed stay as they are. */
public record ProfileChange(
    Map<ProfileText, Edit<String>> texts, Map<KeptSetting, Boolean> settings) {

  public static final ProfileChange NONE = new ProfileChange(Map.of(), Map.of());

  public ProfileChange {
    texts = Map.copyOf(texts);
    settings = Map.copyOf(settings);
  }

  LocationProfile over(LocationProfile before) {
    Map<ProfileText, String> after = new EnumMap<>(ProfileText.class);
    after.putAll(before.texts());
    texts.forEach((text, edit) -> {
      String value = edit.over(before.text(text));
      if (value == null) {
        after.remove(text);
      } else {
        after.put(text, value);
      }
    });
    Set<KeptSetting> on = EnumSet.noneOf(KeptSetting.class);
    on.addAll(before.on());
    settings.forEach((setting, isOn) -> {
      if (isOn) {
        on.add(setting);
      } else {
        on.remove(setting);
      }
    });
    return new LocationProfile(after, on);
  }
}
