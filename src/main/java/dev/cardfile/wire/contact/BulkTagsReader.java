package dev.cardfile.wire.contact;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Tags;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;

/** Reads a request to change the tags of many contacts. */
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
      Shape.of(CONTACTS, TAGS, ObjectReader.LOCATION_ID, REMOVE_ALL)
          .requiring(CONTACTS, ObjectReader.LOCATION_ID);

  /** The operations that the path may name. */
  public static final Schema TYPE = Schema.oneOf(List.of(ADD, REMOVE));

  /** The contacts, and the change of their tags. */
  public record Change(List<ContactId> contacts, TagChange change) {}

  /**
   * Reads a change. Never throws, whatever the bytes.
   *
   * @param type the operation that the path names
   * @param body decompressed, and limited in size by the caller
   * @param own the token's location
   */
  public BodyReading<Change> read(String type, byte[] body, LocationId own) {
    return RequestReader.bodyIn(own, body, SHAPE, said -> read(type, said));
  }

  private static Change read(String type, ObjectReader said) {
    if (said.isMissing(ObjectReader.LOCATION_ID)) {
      said.refuseOutright(new Problem.LocationMissing());
    }
    if (!type.equals(ADD) && !type.equals(REMOVE)) {
      said.violations().refuse("type", Requirement.oneOf(List.of(ADD, REMOVE)));
    }
    boolean all = removesAll(type, said);
    List<ContactId> contacts = said.requiredStrings(CONTACTS).stream().map(ContactId::new).toList();
    Tags tags = all && said.value(TAGS) == null ? Tags.NONE : Tags.of(said.requiredStrings(TAGS));
    return new Change(contacts, change(type, all, tags));
  }

  /** Reads whether all tags are removed. Combined with adding tags this is refused as ambiguous. */
  private static boolean removesAll(String type, ObjectReader said) {
    Json value = said.value(REMOVE_ALL);
    if (value == null) {
      return false;
    }
    if (!(value instanceof JsonBoolean(boolean all))) {
      said.refuse(REMOVE_ALL, Requirement.BOOLEAN);
      return false;
    }
    if (all && type.equals(ADD)) {
      said.refuse(REMOVE_ALL, Requirement.notBeside("type " + ADD));
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
