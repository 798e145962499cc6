package dev.cardfile.location;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A description of a location, which Cardfile stores and returns unchanged without acting on it.
 * For example, the country of the location's business does not affect how phone numbers are read.
 *
 * @param texts only the texts that are set
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
