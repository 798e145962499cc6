package dev.cardfile.openapi;

import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.FieldReader;
import dev.cardfile.wire.LocationReader;
import dev.cardfile.wire.LocationSearch;
import dev.cardfile.wire.LocationWriter;
import dev.cardfile.wire.NamedValueReader;
import dev.cardfile.wire.TagReader;

/** The operations on the token's location and what belongs to it. */
public final class LocationOperations {

  private static final String DELETED = "It is deleted.";

  public static final Operation SEARCH =
      Operation.of("search-locations", Tag.LOCATIONS, "Search locations")
          .about("Finds no other than the token's.")
          .asks(LocationSearch.SHAPE)
          .answers(200, LocationWriter.LOCATIONS, "The token's location, if it is asked for.");

  public static final Operation SHOW =
      Operation.of("get-location", Tag.LOCATIONS, "Read the location")
          .answers(200, LocationWriter.LOCATION, "The location.");

  public static final Operation CHANGE =
      Operation.of("put-location", Tag.LOCATIONS, "Change the location")
          .about("What is absent or blank stays as it is; null clears where the schema takes it.")
          .takes(LocationReader.SHAPE)
          .answers(200, LocationWriter.LOCATION, "The location as it is now.");

  public static final Operation FIELDS =
      Operation.of("get-custom-fields", Tag.CUSTOM_FIELDS, "List custom fields")
          .asks(FieldReader.LIST)
          .answers(200, LocationWriter.FIELDS, "All of them.");

  public static final Operation ADD_FIELD =
      Operation.of("create-custom-field", Tag.CUSTOM_FIELDS, "Create a custom field")
          .takes(FieldReader.NEW)
          .answers(201, LocationWriter.FIELD, "The new field.");

  public static final Operation FIELD =
      Operation.of("get-custom-field", Tag.CUSTOM_FIELDS, "Read a custom field")
          .about("It may be named by its key, too.")
          .answers(200, LocationWriter.FIELD, "The field.");

  public static final Operation CHANGE_FIELD =
      Operation.of("update-custom-field", Tag.CUSTOM_FIELDS, "Change a custom field")
          .about("Its key and its type stay for good; they may be repeated.")
          .takes(FieldReader.CHANGE)
          .answers(200, LocationWriter.FIELD, "The field as it is now.");

  public static final Operation DELETE_FIELD =
      Operation.of("delete-custom-field", Tag.CUSTOM_FIELDS, "Delete a custom field")
          .answers(200, AnswerWriter.SUCCEEDED, DELETED);

  public static final Operation TAGS =
      Operation.of("get-location-tags", Tag.TAGS, "List the tags of the location")
          .answers(200, LocationWriter.TAGS, "All of them.");

  public static final Operation ADD_TAG =
      Operation.of("create-tag", Tag.TAGS, "Create a tag")
          .takes(TagReader.SHAPE)
          .answers(201, LocationWriter.TAG, "The new tag.");

  public static final Operation TAG =
      Operation.of("get-tag-by-id", Tag.TAGS, "Read a tag")
          .answers(200, LocationWriter.TAG, "The tag.");

  public static final Operation RENAME_TAG =
      Operation.of("update-tag", Tag.TAGS, "Rename a tag")
          .about("The tags of contacts stay as they are.")
          .takes(TagReader.SHAPE)
          .answers(200, LocationWriter.TAG, "The tag as it is now.");

  public static final Operation DELETE_TAG =
      Operation.of("delete-tag", Tag.TAGS, "Delete a tag")
          .about("The tags of contacts stay as they are.")
          .answers(200, AnswerWriter.SUCCEEDED, DELETED);

  public static final Operation VALUES =
      Operation.of("get-custom-values", Tag.CUSTOM_VALUES, "List custom values")
          .answers(200, LocationWriter.VALUES, "All of them.");

  public static final Operation ADD_VALUE =
      Operation.of("create-custom-value", Tag.CUSTOM_VALUES, "Create a custom value")
          .takes(NamedValueReader.NEW)
          .answers(201, LocationWriter.VALUE, "The new value.");

  public static final Operation VALUE =
      Operation.of("get-custom-value", Tag.CUSTOM_VALUES, "Read a custom value")
          .answers(200, LocationWriter.VALUE, "The value.");

  public static final Operation CHANGE_VALUE =
      Operation.of("update-custom-value", Tag.CUSTOM_VALUES, "Change a custom value")
          .takes(NamedValueReader.CHANGE)
          .answers(200, LocationWriter.VALUE, "The value as it is now.");

  public static final Operation DELETE_VALUE =
      Operation.of("delete-custom-value", Tag.CUSTOM_VALUES, "Delete a custom value")
          .answers(200, AnswerWriter.SUCCEEDED, DELETED);

  private LocationOperations() {}
}
