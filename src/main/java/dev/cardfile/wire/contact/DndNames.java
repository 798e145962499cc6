package dev.cardfile.wire.contact;

import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The wire names of "do not disturb" channels and statuses. */
public final class DndNames {

  /** The channels by their names, in both spellings. */
  static final Map<String, DndChannel> CHANNELS = channels();

  /** The status of a setting in an answer. */
  static final ValueType<DndSetting.Status> STATUS =
      ValueType.of(
          Schema.oneOf(of(List.of(DndSetting.Status.values()))),
          (json, status) -> json.string(of(status)));

  private DndNames() {}

  /** Returns the names of all channels, in both spellings. */
  static List<String> channelNames() {
    return CHANNELS.keySet().stream().sorted().toList();
  }

  public static String of(DndChannel channel, ApiVersion version) {
    return switch (version) {
      case V2021_04_15, V2021_07_28, V2023_02_21 -> first(channel);
      case V3 -> v3(channel);
    };
  }

  public static String of(DndSetting.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the status with this name, which must be valid. */
  static DndSetting.Status status(String name) {
    return DndSetting.Status.valueOf(name.toUpperCase(Locale.ROOT));
  }

  public static List<String> of(List<DndSetting.Status> statuses) {
    return statuses.stream().map(DndNames::of).toList();
  }

  private static Map<String, DndChannel> channels() {
    Map<String, DndChannel> channels = new TreeMap<>();
    Arrays.stream(DndChannel.values())
        .forEach(channel ->
            Stream.of(first(channel), v3(channel)).forEach(name -> channels.put(name, channel)));
    return Map.copyOf(channels);
  }

  private static String first(DndChannel channel) {
    return switch (channel) {
      case CALL -> "Call";
      case EMAIL -> "Email";
      case SMS -> "SMS";
      case WHATSAPP -> "WhatsApp";
      case GMB -> "GMB";
      case FB -> "FB";
    };
  }

  private static String v3(DndChannel channel) {
    return switch (channel) {
      case CALL -> "call";
      case EMAIL -> "email";
      case SMS -> "sms";
      case WHATSAPP -> "whatsApp";
      case GMB -> "gmb";
      case FB -> "fb";
    };
  }
}
