package dev.cardfile.wire.contact;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Tags;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.LocationIdReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.TextsReader;
import dev.cardfile.wire.table.Violations;
import java.util.List;

/** Reads a change of the tags of many contacts. */
public final class BulkTagsReader {

  public static final int MAX_CONTACTS = 500;

  private static final int MAX_ID_LENGTH = 64;
  private static final String ADD = "add";
  private static final String REMOVE = "remove";
  private static final Property.OfStrings CONTACTS =
      Property.strings("contacts", MAX_CONTACTS, MAX_ID_LENGTH).about("The ids of the contacts.");
  private static final Property.OfStrings TAGS =
      Property.strings("tags", Tags.MAX_COUNT, Tags.MAX_LENGTH)
          .about("Required unless removeAllTags is true.");
  private static final Property.OfBoolean REMOVE_ALL =
      Property.bool("removeAllTags").about("Only with the type remove.");
  public static final Shape SHAPE =
      Shape.of(CONTACTS, TAGS, LocationIdReader.PROPERTY, REMOVE_ALL)
          .requiring(CONTACTS, LocationIdReader.PROPERTY);

  /** What the path may say is to be done. */
  public static final Schema TYPE = Schema.oneOf(List.of(ADD, REMOVE));

  /** What came of reading. */
  public sealed interface Reading {

    record Accepted(List<ContactId> contacts, TagChange change) implements Reading {}

    record Refused(Problem problem) implements Reading {}
  }

  /**
   * Reads a change. It throws nothing, whatever the bytes.
   *
   * @param type what the path says is to be done
   * @param body unpacked, and bounded by the caller
   * @param own that of the token
   */
  public Reading read(String type, byte[] body, LocationId own) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable none -> new Reading.Refused(Problem.of(none));
      case JsonReader.Parsed.Body(JsonObject members) -> read(type, members, own);
    };
  }

  private static Reading read(String type, JsonObject body, LocationId own) {
    if (LocationIdReader.isForeign(body, own)) {
      return new Reading.Refused(new Problem.ForeignLocation());
    }
    if (LocationIdReader.isMissing(body)) {
      return new Reading.Refused(new Problem.LocationMissing());
    }
    Violations violations = new Violations();
    SHAPE.check(body, violations);
    if (!type.equals(ADD) && !type.equals(REMOVE)) {
      violations.refuse("type", Requirement.oneOf(List.of(ADD, REMOVE)));
    }
    new LocationIdReader(violations).read(body.get(LocationIdReader.NAME));
    boolean all = removesAll(type, body, violations);
    TextsReader texts = new TextsReader(violations, new StringReader(violations));
    List<String> ids = required(texts, CONTACTS, body);
    Tags tags = Tags.NONE;
    if (!all || body.get(TAGS.name()) != null) {
      tags = Tags.of(required(texts, TAGS, body));
    }
    return violations.count() > 0
        ? new Reading.Refused(new Problem.Invalid(violations.inOrder()))
        : new Reading.Accepted(ids.stream().map(ContactId::new).toList(), change(type, all, tags));
  }

  private static List<String> required(
      TextsReader texts, Property.OfStrings property, JsonObject body) {
    return texts.required(
        property.name(), body.get(property.name()), property.maxCount(), property.maxLength());
  }

  /** What would take all tags away while it adds some is refused: it may mean two things. */
  private static boolean removesAll(String type, JsonObject body, Violations violations) {
    Json value = body.get(REMOVE_ALL.name());
    if (value == null) {
      return false;
    }
    if (!(value instanceof JsonBoolean(boolean all))) {
      violations.refuse(REMOVE_ALL.name(), Requirement.BOOLEAN);
      return false;
    }
    if (all && type.equals(ADD)) {
      violations.refuse(REMOVE_ALL.name(), Requirement.notBeside("type " + ADD));
    }
    return all;
  }

  private static TagChange change(String type, boolean all, Tags tags) {
    if (all) {
      return new TagChange.RemoveAll();
    }
    return type.equals(ADD) ? new TagChange.Add(tags) : new TagChange.Remove(tags);
  }
}
