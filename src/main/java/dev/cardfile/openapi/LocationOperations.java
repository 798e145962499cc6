package dev.cardfile.openapi;

import dev.cardfile.wire.activity.TaskSearchReader;
import dev.cardfile.wire.activity.TaskSearchWriter;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.location.FieldReader;
import dev.cardfile.wire.location.LocationReader;
import dev.cardfile.wire.location.LocationSearch;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.location.NamedValueReader;
import dev.cardfile.wire.location.TagReader;

/** The operations on the token's location and what belongs to it. */
public final class LocationOperations {

  private static final String DELETED = "Deleted.";

  public static final Operation SEARCH =
      Operation.of("search-locations", Tag.LOCATIONS, "Search locations")
          .about("Finds only the token's own location.")
          .asks(LocationSearch.SHAPE)
          .answers(200, LocationWriter.LOCATIONS, "The token's location, if it matches.");

  public static final Operation SHOW =
      Operation.of("get-location", Tag.LOCATIONS, "Get the location")
          .answers(200, LocationWriter.LOCATION, "The location.");

  public static final Operation CHANGE =
      Operation.of("put-location", Tag.LOCATIONS, "Update the location")
          .about("Absent or blank properties keep their value; null clears if the schema allows.")
          .takes(LocationReader.SHAPE)
          .answers(200, LocationWriter.CHANGED_LOCATION, "The updated location.");

  public static final Operation TIME_ZONES =
      Operation.of("get-timezones", Tag.LOCATIONS, "List the time zones that a location may have")
          .answers(200, LocationWriter.TIME_ZONES, "The names of the IANA time zone database.");

  public static final Operation SEARCH_TASKS =
      Operation.of("task-search", Tag.TASKS, "Search the tasks of the location")
          .about(
              "The tasks that are due first come first. The next page begins after the searchAfter"
                  + " of the last task, or skips so many tasks.")
          .takes(TaskSearchReader.SHAPE)
          .answers(201, TaskSearchWriter.FOUND, "The tasks that pass every filter.");

  public static final Operation FIELDS =
      Operation.of("get-custom-fields", Tag.CUSTOM_FIELDS, "List custom fields")
          .asks(FieldReader.LIST)
          .answers(200, LocationWriter.FIELDS, "All custom fields.");

  public static final Operation ADD_FIELD =
      Operation.of("create-custom-field", Tag.CUSTOM_FIELDS, "Create a custom field")
          .takes(FieldReader.NEW)
          .answers(201, LocationWriter.FIELD, "The new field.");

  public static final Operation FIELD =
      Operation.of("get-custom-field", Tag.CUSTOM_FIELDS, "Get a custom field")
          .about("The key works in place of the id.")
          .answers(200, LocationWriter.FIELD, "The field.");

  public static final Operation CHANGE_FIELD =
      Operation.of("update-custom-field", Tag.CUSTOM_FIELDS, "Update a custom field")
          .about("Key and type cannot be changed; they may be repeated.")
          .takes(FieldReader.CHANGE)
          .answers(200, LocationWriter.FIELD, "The updated field.");

  public static final Operation DELETE_FIELD =
      Operation.of("delete-custom-field", Tag.CUSTOM_FIELDS, "Delete a custom field")
          .answers(200, AnswerWriter.SUCCEEDED, DELETED);

  public static final Operation TAGS =
      Operation.of("get-location-tags", Tag.TAGS, "List the tags of the location")
          .answers(200, LocationWriter.TAGS, "All tags.");

  public static final Operation ADD_TAG =
      Operation.of("create-tag", Tag.TAGS, "Create a tag")
          .takes(TagReader.SHAPE)
          .answers(201, LocationWriter.TAG, "The new tag.");

  public static final Operation TAG =
      Operation.of("get-tag-by-id", Tag.TAGS, "Get a tag")
          .answers(200, LocationWriter.TAG, "The tag.");

  public static final Operation RENAME_TAG =
      Operation.of("update-tag", Tag.TAGS, "Rename a tag")
          .about("The tags on contacts do not change.")
          .takes(TagReader.SHAPE)
          .answers(200, LocationWriter.TAG, "The updated tag.");

  public static final Operation DELETE_TAG =
      Operation.of("delete-tag", Tag.TAGS, "Delete a tag")
          .about("The tags on contacts do not change.")
          .answers(200, AnswerWriter.SUCCEEDED, DELETED);

  public static final Operation VALUES =
      Operation.of("get-custom-values", Tag.CUSTOM_VALUES, "List custom values")
          .answers(200, LocationWriter.VALUES, "All custom values.");

  public static final Operation ADD_VALUE =
      Operation.of("create-custom-value", Tag.CUSTOM_VALUES, "Create a custom value")
          .takes(NamedValueReader.NEW)
          .answers(201, LocationWriter.VALUE, "The new value.");

  public static final Operation VALUE =
      Operation.of("get-custom-value", Tag.CUSTOM_VALUES, "Get a custom value")
          .answers(200, LocationWriter.VALUE, "The value.");

  public static final Operation CHANGE_VALUE =
      Operation.of("update-custom-value", Tag.CUSTOM_VALUES, "Update a custom value")
          .takes(NamedValueReader.CHANGE)
          .answers(200, LocationWriter.VALUE, "The updated value.");

  public static final Operation DELETE_VALUE =
      Operation.of("delete-custom-value", Tag.CUSTOM_VALUES, "Delete a custom value")
          .answers(200, AnswerWriter.SUCCEEDED, DELETED);

  private LocationOperations() {}
}
