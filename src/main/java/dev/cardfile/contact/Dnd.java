package dev.cardfile.contact;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All "do not disturb" settings of a contact.
 *
 * @param everywhere the switch for all channels; null when it was never set
 * @param channels in the order of {@link DndChannel}
 * @param inbound what the contact may send; null when it was never set
 */
public record Dnd(
    @Nullable Boolean everywhere,
    Map<DndChannel, DndSetting> channels,
    @Nullable DndSetting inbound) {

  public static final Dnd UNSET = new Dnd(null, Map.of(), null);

  public Dnd {
    channels = ordered(channels);
  }

  private static Map<DndChannel, DndSetting> ordered(Map<DndChannel, DndSetting> settings) {
    return settings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(settings));
  }

  /**
   * Returns these settings with each given channel replaced as a whole and the others unchanged.
   */
  public Dnd withChannels(Map<DndChannel, DndSetting> named) {
    Map<DndChannel, DndSetting> merged = new EnumMap<>(DndChannel.class);
    merged.putAll(channels);
    merged.putAll(named);
    return new Dnd(everywhere, merged, inbound);
  }
}
