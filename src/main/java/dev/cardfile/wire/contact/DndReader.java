package dev.cardfile.wire.contact;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.DndSetting.Status;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads "do not disturb" settings. */
final class DndReader {

  static final int MAX_MESSAGE_LENGTH = 1000;
  static final int MAX_CODE_LENGTH = 64;

  private static final String INBOUND = "all";
  private static final List<Status> STATUSES = List.of(Status.values());
  private static final List<Status> INBOUND_STATUSES = List.of(Status.ACTIVE, Status.INACTIVE);

  private static final Property.OfString<String> STATUS = status(STATUSES);
  private static final Property.OfString<String> INBOUND_STATUS = status(INBOUND_STATUSES);
  private static final Property.OfString<String> MESSAGE =
      Property.string("message", MAX_MESSAGE_LENGTH, Format.TEXT);
  private static final Property.OfString<String> CODE =
      Property.string("code", MAX_CODE_LENGTH, Format.TEXT);

  private static final Shape SETTING = Shape.of(STATUS, MESSAGE, CODE).requiring(STATUS);
  private static final Shape INBOUND_SETTING =
      Shape.of(INBOUND_STATUS, MESSAGE).requiring(INBOUND_STATUS);

  static final Shape CHANNELS_SHAPE =
      Shape.of(DndNames.channelNames().stream().map(name -> Property.object(name, SETTING)));
  static final Shape INBOUND_SHAPE = Shape.of(Property.object(INBOUND, INBOUND_SETTING));

  private final Violations violations;
  private final StringReader strings;
  private final List<Warning> warnings;

  /**
   * @param warnings gets the settings that count as absent
   */
  DndReader(Violations violations, StringReader strings, List<Warning> warnings) {
    this.violations = violations;
    this.strings = strings;
    this.warnings = warnings;
  }

  private static Property.OfString<String> status(List<Status> allowed) {
    return Property.string("status", Property.UNBOUNDED, Format.oneOf(DndNames.of(allowed)));
  }

  /** Reads settings by channel, each named by either of its spellings, but not by both. */
  Map<DndChannel, DndSetting> channels(String path, Json value) {
    if (!(value instanceof JsonObject(var members))) {
      violations.refuse(path, Requirement.OBJECT);
      return Map.of();
    }
    Map<DndChannel, DndSetting> settings = new EnumMap<>(DndChannel.class);
    Map<DndChannel, String> paths = new EnumMap<>(DndChannel.class);
    members.forEach((name, member) -> {
      DndChannel channel = DndNames.CHANNELS.get(name);
      if (channel == null) {
        return;
      }
      String memberPath = path + "." + name;
      if (saysNothing(
          memberPath, member, contact -> contact.dnd().channels().containsKey(channel))) {
        return;
      }
      String before = paths.putIfAbsent(channel, memberPath);
      if (before != null) {
        violations.refuse(memberPath, Requirement.notBeside(before));
        return;
      }
      DndSetting setting = setting(memberPath, member, STATUSES, SETTING);
      if (setting != null) {
        settings.put(channel, setting);
      }
    });
    return settings;
  }

  /** Reads the one setting over what the contact may send; null when it is not named. */
  @Nullable DndSetting inbound(String path, Json value) {
    if (!(value instanceof JsonObject members)) {
      violations.refuse(path, Requirement.OBJECT);
      return null;
    }
    Json all = members.get(INBOUND);
    String allPath = path + "." + INBOUND;
    return all == null || saysNothing(allPath, all, contact -> contact.dnd().inbound() != null)
        ? null
        : setting(allPath, all, INBOUND_STATUSES, INBOUND_SETTING);
  }

  private boolean saysNothing(String path, Json setting, Predicate<Contact> holds) {
    boolean nothing = setting instanceof JsonNull || Json.isBlank(setting);
    if (nothing) {
      warnings.add(new Warning.IgnoredNull(path, holds));
    }
    return nothing;
  }

  private @Nullable DndSetting setting(String path, Json value, List<Status> allowed, Shape shape) {
    if (!(value instanceof JsonObject sent)) {
      violations.refuse(path, Requirement.OBJECT);
      return null;
    }
    Optional<Status> status = status(sent.get(STATUS.name()), allowed);
    if (status.isEmpty()) {
      violations.refuse(path + "." + STATUS.name(), Requirement.oneOf(DndNames.of(allowed)));
    }
    String message = text(path, sent, MESSAGE);
    String code = shape.has(CODE) ? text(path, sent, CODE) : null;
    return status.map(known -> new DndSetting(known, message, code)).orElse(null);
  }

  private static Optional<Status> status(@Nullable Json value, List<Status> allowed) {
    if (!(value instanceof JsonString(String text))) {
      return Optional.empty();
    }
    String name = Characters.strip(text);
    return allowed.stream().filter(status -> DndNames.of(status).equals(name)).findFirst();
  }

  private @Nullable String text(
      String path, JsonObject members, Property.OfString<String> property) {
    Json value = members.get(property.name());
    if (value == null) {
      return null;
    }
    Subject subject = Subject.of(path + "." + property.name());
    return strings.read(subject, value, property.maxLength(), property.format()).given();
  }
}
