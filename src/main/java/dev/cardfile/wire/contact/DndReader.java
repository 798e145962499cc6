package dev.cardfile.wire.contact;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.DndSetting.Status;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads "do not disturb" settings. */
final class DndReader {

  static final int MAX_MESSAGE_LENGTH = 1000;
  static final int MAX_CODE_LENGTH = 64;

  private static final String PATH = "dndSettings";
  private static final String INBOUND_PATH = "inboundDndSettings";
  private static final List<Status> INBOUND_STATUSES = List.of(Status.ACTIVE, Status.INACTIVE);

  private static final Property.OfString<Status> STATUS = status(List.of(Status.values()));
  private static final Property.OfString<Status> INBOUND_STATUS = status(INBOUND_STATUSES);
  private static final Property.OfString<String> MESSAGE =
      Property.string("message", MAX_MESSAGE_LENGTH, Format.TEXT);
  private static final Property.OfString<String> CODE =
      Property.string("code", MAX_CODE_LENGTH, Format.TEXT);

  private static final Shape SETTING =
      Shape.of(STATUS, MESSAGE, CODE).requiring(STATUS).ignoringNull();

  private static final Map<String, Property.OfObject> CHANNELS =
      DndNames.channelNames().stream()
          .collect(
              Collectors.toMap(
                  name -> name,
                  name -> Property.object(name, SETTING),
                  (one, other) -> one,
                  LinkedHashMap::new));
  private static final Property.OfObject ALL =
      Property.object(
          "all", Shape.of(INBOUND_STATUS, MESSAGE).requiring(INBOUND_STATUS).ignoringNull());

  static final Property.OfObject SETTINGS =
      Property.object(PATH, Shape.of(CHANNELS.values().stream()));
  static final Property.OfObject INBOUND_SETTINGS = Property.object(INBOUND_PATH, Shape.of(ALL));

  private DndReader() {}

  private static Property.OfString<Status> status(List<Status> allowed) {
    return Property.string(
        "status", Property.UNBOUNDED, Format.oneOf(DndNames.of(allowed)).map(DndNames::status));
  }

  /** Returns a test for contacts that have a setting at a path. */
  static Predicate<Contact> held(String path) {
    DndChannel channel =
        path.startsWith(PATH + ".")
            ? DndNames.CHANNELS.get(path.substring(PATH.length() + 1))
            : null;
    return contact ->
        channel == null
            ? contact.dnd().inbound() != null
            : contact.dnd().channels().containsKey(channel);
  }

  /**
   * Reads the settings by channel. Either spelling of a channel's name is accepted, but not both in
   * one body.
   */
  static Map<DndChannel, DndSetting> channels(ObjectReader said, PartPaths all) {
    Map<DndChannel, DndSetting> settings = new EnumMap<>(DndChannel.class);
    Map<DndChannel, String> paths = new EnumMap<>(DndChannel.class);
    for (String name : said.members().keySet()) {
      Property.OfObject property = CHANNELS.get(name);
      DndChannel channel = DndNames.CHANNELS.get(name);
      if (property == null || channel == null || saysNothing(said, property)) {
        continue;
      }
      String path = said.path(property);
      String before = paths.putIfAbsent(channel, path);
      if (before != null) {
        said.refuse(property, Requirement.notBeside(before));
        continue;
      }
      DndSetting setting = setting(said.object(property));
      if (setting != null) {
        settings.put(channel, setting);
        all.channel(channel, path);
      }
    }
    return settings;
  }

  private static @Nullable DndSetting setting(@Nullable ObjectReader said) {
    if (said == null) {
      return null;
    }
    Status status = said.choice(STATUS);
    String message = said.string(MESSAGE).given();
    String code = said.string(CODE).given();
    return status == null ? null : new DndSetting(status, message, code);
  }

  /** Reads the setting for inbound messages; returns null if it is absent or invalid. */
  static @Nullable DndSetting inbound(ObjectReader said) {
    if (said.value(ALL) == null || saysNothing(said, ALL)) {
      return null;
    }
    ObjectReader all = said.object(ALL);
    if (all == null) {
      return null;
    }
    Status status = all.choice(INBOUND_STATUS);
    String message = all.string(MESSAGE).given();
    return status == null ? null : new DndSetting(status, message, null);
  }

  private static boolean saysNothing(ObjectReader said, Property setting) {
    boolean nothing = said.isMissing(setting);
    if (nothing) {
      said.warnOfNull(setting);
    }
    return nothing;
  }
}
