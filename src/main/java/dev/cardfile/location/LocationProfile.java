package dev.cardfile.location;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a location and given back as it came. Nothing is decided by it: a location's
 * phone is no contact's, and its business's country is no region of phone numbers.
 *
 * @param texts those that are set
 * @param on the settings that are on
 */
public record LocationProfile(Map<ProfileText, String> texts, Set<KeptSetting> on) {

  public static final LocationProfile NONE = new LocationProfile(Map.of(), Set.of());

  public LocationProfile {
    texts = Map.copyOf(texts);
    on = Set.copyOf(on);
  }

  public @Nullable String text(ProfileText text) {
    return texts.get(text);
  }
}
