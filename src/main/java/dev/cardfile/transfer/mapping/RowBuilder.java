package dev.cardfile.transfer.mapping;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.transfer.cell.ListCell;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.transfer.mapping.heading.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assembles the values of a row, and reports those it cannot use. */
final class RowBuilder {

  private static final Set<String> YES =
      Set.of("true", "yes", "y", "1", "on", "x", "si", "sí", "ja", "oui", "sim", "vrai", "wahr");
  private static final Set<String> NO =
      Set.of(
          "false", "no", "n", "0", "off", "nein", "non", "não", "nao", "faux", "falsch", "falso");
  private static final String TOO_MANY_MESSAGE =
      "Another column of the row has the same field already.";

  private final ZoneId zone;
  private final boolean own;
  private final SequencedMap<String, Json> body = new LinkedHashMap<>();
  private final SequencedMap<String, Json> more = new LinkedHashMap<>();
  private final List<Json> customFields = new ArrayList<>();
  private final Set<String> customKeys = new LinkedHashSet<>();
  private final Set<String> tags = new LinkedHashSet<>();
  private final Set<String> emails = new LinkedHashSet<>();
  private final Set<String> phones = new LinkedHashSet<>();
  private final List<ReportedCell> reported = new ArrayList<>();
  private @Nullable String id;
  private @Nullable Instant created;
  private @Nullable Instant lastActivity;
  private @Nullable String primaryEmail;
  private @Nullable String primaryPhone;

  /**
   * @param zone the time zone of times that do not state one
   * @param own whether Cardfile's own export wrote the row
   */
  RowBuilder(ZoneId zone, boolean own) {
    this.zone = zone;
    this.own = own;
  }

  /** Creates a builder for a row that another program wrote. */
  RowBuilder(ZoneId zone) {
    this(zone, false);
  }

  void report(String heading, String value, String code, String message) {
    reported.add(new ReportedCell(heading, value, code, message));
  }

  /**
   * Adds a value, which must not be blank.
   *
   * @param order the order of day and month in the column's dates; null if it is not known
   */
  void put(Field field, String heading, String value, @Nullable DateOrder order) {
    switch (field.kind()) {
      case ID -> id = once(id, heading, value, value);
      case TEXT, ADDRESS -> text(body, field, heading, value);
      case MORE_TEXT -> text(more, field, heading, value);
      case VALUES -> values(field, value);
      case TAGS -> tags.addAll(ListCell.texts(value));
      case MORE_LIST -> json(more, field, heading, value, JsonArray.of(ListCell.texts(value)));
      case BOOLEAN -> bool(field, heading, value);
      case DATE -> date(field, heading, value, order);
      case MOMENT -> moment(field, heading, value, order);
      case OBJECT -> json(body, field, heading, value, object(value));
      case MORE_JSON -> json(more, field, heading, value, list(value));
    }
  }

  private <T> T once(@Nullable T before, String heading, String value, T now) {
    if (before != null && !before.equals(now)) {
      report(heading, value, "field_twice", TOO_MANY_MESSAGE);
    }
    return before == null ? now : before;
  }

  private void text(SequencedMap<String, Json> to, Field field, String heading, String value) {
    json(to, field, heading, value, new JsonString(value));
  }

  private void json(
      SequencedMap<String, Json> to,
      Field field,
      String heading,
      String value,
      @Nullable Json json) {
    if (json == null) {
      report(heading, value, "not_json", "This is not the JSON that belongs here.");
    } else {
      Json before = to.putIfAbsent(field.wireName(), json);
      if (before != null && !before.equals(json)) {
        report(heading, value, "field_twice", TOO_MANY_MESSAGE);
      }
    }
  }

  private void values(Field field, String value) {
    boolean isEmail = field == Field.EMAIL || field == Field.ADDITIONAL_EMAILS;
    boolean primary = field == Field.EMAIL || field == Field.PHONE;
    List<String> all =
        own && primary ? List.of(value) : isEmail || own ? ListCell.texts(value) : phones(value);
    for (String each : all) {
      (isEmail ? emails : phones).add(each);
      if (field == Field.EMAIL && primaryEmail == null) {
        primaryEmail = each;
      }
      if (field == Field.PHONE && primaryPhone == null) {
        primaryPhone = each;
      }
    }
  }

  /**
   * Splits at commas only if every part is a phone: a comma may also separate an extension to be
   * dialled.
   */
  private static List<String> phones(String value) {
    return value.indexOf(';') < 0 && !value.contains(":::") && value.indexOf('"') < 0
        ? value.indexOf(',') < 0 || !areAll(ListCell.texts(value))
            ? List.of(value)
            : ListCell.texts(value)
        : ListCell.texts(value);
  }

  private static boolean areAll(List<String> texts) {
    return texts.stream().allMatch(ValuePatterns::isPhone);
  }

  private void bool(Field field, String heading, String value) {
    String word = value.toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      json(body, field, heading, value, new JsonBoolean(YES.contains(word)));
    } else {
      report(heading, value, "not_yes_or_no", "This is neither yes nor no.");
    }
  }

  private void date(Field field, String heading, String value, @Nullable DateOrder order) {
    FileDate.Read read = read(heading, value, order);
    if (read != null) {
      json(body, field, heading, value, new JsonString(read.date().toString()));
    }
  }

  private void moment(Field field, String heading, String value, @Nullable DateOrder order) {
    FileDate.Read read = read(heading, value, order);
    if (read != null && field == Field.DATE_ADDED) {
      created = once(created, heading, value, read.at(zone));
    } else if (read != null) {
      lastActivity = once(lastActivity, heading, value, read.at(zone));
    }
  }

  /** Reads a date. Returns null, and reports the value, if it is not a date. */
  FileDate.@Nullable Read read(String heading, String value, @Nullable DateOrder order) {
    return switch (FileDate.of(value, order)) {
      case FileDate.Read read -> read;
      case FileDate.Ambiguous _ -> {
        report(
            heading,
            value,
            "date_ambiguous",
            "The day or the month may come first, and nothing in the file says which.");
        yield null;
      }
      case FileDate.Wrong(String code, String message) -> {
        report(heading, value, code, message);
        yield null;
      }
    };
  }

  void custom(String key, String heading, String value, Json json) {
    if (customKeys.add(key)) {
      customFields.add(JsonObject.EMPTY.with("key", key).with("field_value", json));
    } else {
      report(heading, value, "field_twice", TOO_MANY_MESSAGE);
    }
  }

  /** Parses a cell as a JSON object. Returns null if it is not one. */
  static @Nullable JsonObject object(String value) {
    return JsonReader.read(value.getBytes(StandardCharsets.UTF_8))
            instanceof JsonReader.Parsed.Body(JsonObject object)
        ? object
        : null;
  }

  private static @Nullable Json list(String value) {
    JsonObject wrapped = object("{\"items\":" + value + "}");
    return wrapped != null && wrapped.get("items") instanceof JsonArray items ? items : null;
  }

  /**
   * Returns the finished row.
   *
   * @param idSource the source of the row's id; null if ids are not used
   */
  Mapped.Row done(FileRow source, @Nullable String idSource) {
    values("email", primaryEmail, emails);
    values("phone", primaryPhone, phones);
    if (!tags.isEmpty()) {
      body.put("tags", JsonArray.of(List.copyOf(tags)));
    }
    if (!customFields.isEmpty()) {
      body.put("customFields", new JsonArray(customFields));
    }
    name();
    return new Mapped.Row(
        source,
        new JsonObject(body),
        id == null || idSource == null ? null : new ForeignId(idSource, id),
        created,
        lastActivity,
        new JsonObject(more),
        reported);
  }

  private void values(String name, @Nullable String primary, Set<String> all) {
    if (primary != null) {
      body.put(name, new JsonString(primary));
      all.remove(primary);
    }
    if (!all.isEmpty()) {
      more.put(
          name.equals("email") ? "additionalEmails" : "additionalPhones",
          JsonArray.of(List.copyOf(all)));
    }
  }

  /**
   * Drops the full name if the row has a first or last name, and reports it if it differs from
   * them.
   */
  private void name() {
    Json whole = body.get("name");
    Json first = body.get("firstName");
    Json last = body.get("lastName");
    if (whole instanceof JsonString(String name) && (first != null || last != null)) {
      body.remove("name");
      String parts = (words(first) + " " + words(last)).strip();
      if (!Objects.equals(parts, name)) {
        report("name", name, "field_twice", "The row has a first or last name of its own.");
      }
    }
  }

  private static String words(@Nullable Json name) {
    return name instanceof JsonString(String text) ? text : "";
  }
}
