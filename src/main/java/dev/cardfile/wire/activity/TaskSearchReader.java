package dev.cardfile.wire.activity;

import dev.cardfile.activity.TaskQuery;
import dev.cardfile.contact.ContactId;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Words;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body of a search for tasks of a location. */
public final class TaskSearchReader {

  private static final int MAX_IDS = 500;
  private static final int MAX_ID_LENGTH = 64;
  private static final int MAX_QUERY_LENGTH = 75;
  private static final int MAX_LIMIT = 500;
  private static final int DEFAULT_LIMIT = 25;

  /** The largest number of milliseconds in a cursor, so that it can always become an instant. */
  private static final BigDecimal LATEST = BigDecimal.valueOf(999_999_999_999_999L);

  private static final Property.OfStrings CONTACT_ID =
      Property.strings("contactId", MAX_IDS, MAX_ID_LENGTH).about("Tasks of these contacts.");
  private static final Property.OfBoolean COMPLETED = Property.bool("completed");
  private static final Property.OfStrings ASSIGNED_TO =
      Property.strings("assignedTo", MAX_IDS, MAX_ID_LENGTH)
          .about("Tasks for which one of these users is responsible.");
  private static final Property.OfString<String> QUERY =
      Property.string("query", MAX_QUERY_LENGTH, Format.TEXT)
          .about("Beginnings of words in the title.");
  private static final Property.OfInteger LIMIT =
      Property.integer("limit", 1, MAX_LIMIT, Sent.NUMBER)
          .about("The maximum number; " + DEFAULT_LIMIT + " by default.");
  private static final Property.OfInteger SKIP =
      Property.integer("skip", 0, Integer.MAX_VALUE, Sent.NUMBER)
          .about("The number to skip; 0 by default.");
  private static final Property.OfString<String> BUSINESS_ID =
      Property.string("businessId", MAX_ID_LENGTH, Format.TEXT)
          .about("Tasks of the contacts of this business.");
  private static final Property.Other SEARCH_AFTER =
      new Property.Other(
          "searchAfter",
          Schema.list(Schema.ANY)
              .orNull()
              .about("The searchAfter of a task: only the tasks after it."));

  public static final Shape SHAPE =
      Shape.of(
              ObjectReader.LOCATION_ID,
              CONTACT_ID,
              COMPLETED,
              ASSIGNED_TO,
              QUERY,
              LIMIT,
              SKIP,
              BUSINESS_ID,
              SEARCH_AFTER)
          .ignoringNull();

  /**
   * Reads a body. Never throws, whatever the bytes, which the caller has decompressed and limited
   * in size.
   *
   * @param own the token's location
   */
  public BodyReading<TaskQuery> read(byte[] body, LocationId own) {
    return RequestReader.bodyIn(own, body, SHAPE, TaskSearchReader::query);
  }

  private static TaskQuery query(ObjectReader said) {
    List<ContactId> contacts = ids(said, CONTACT_ID).stream().map(ContactId::new).toList();
    Boolean completed = said.bool(COMPLETED);
    List<String> assignedTo = ids(said, ASSIGNED_TO);
    String typed = said.string(QUERY).given();
    int limit = number(said, LIMIT, DEFAULT_LIMIT);
    int skip = number(said, SKIP, 0);
    String business = said.string(BUSINESS_ID).given();
    return new TaskQuery(
        Set.copyOf(contacts),
        completed,
        Set.copyOf(assignedTo),
        business,
        typed == null ? null : Words.of(typed),
        after(said),
        skip,
        limit);
  }

  private static List<String> ids(ObjectReader said, Property.OfStrings property) {
    List<String> given = said.strings(property).given();
    return given == null ? List.of() : given;
  }

  private static int number(ObjectReader said, Property.OfInteger property, int otherwise) {
    Long sent = said.integer(property).given();
    return sent == null ? otherwise : Math.toIntExact(sent);
  }

  private static TaskQuery.@Nullable Place after(ObjectReader said) {
    Json sent = said.value(SEARCH_AFTER);
    if (sent == null || sent instanceof JsonNull || Json.isBlank(sent)) {
      return null;
    }
    Optional<TaskQuery.Place> place = place(sent);
    if (place.isEmpty()) {
      said.refuse(SEARCH_AFTER, Requirement.TASK_CURSOR);
    }
    return place.orElse(null);
  }

  private static Optional<TaskQuery.Place> place(Json sent) {
    return sent instanceof JsonArray(List<Json> items)
            && items.size() == 2
            && items.get(0) instanceof JsonNumber(BigDecimal millis)
            && millis.abs().compareTo(LATEST) <= 0
            && millis.stripTrailingZeros().scale() <= 0
            && items.get(1) instanceof JsonString(String id)
            && Characters.areWellFormed(id)
            && Characters.count(id) <= MAX_ID_LENGTH
        ? Optional.of(new TaskQuery.Place(Instant.ofEpochMilli(millis.longValueExact()), id))
        : Optional.empty();
  }

  /** Writes a cursor, in the form in which this class reads it. */
  static Json written(TaskQuery.Place place) {
    return new JsonArray(
        List.of(
            new JsonNumber(BigDecimal.valueOf(place.dueDate().toEpochMilli())),
            new JsonString(place.id())));
  }
}
