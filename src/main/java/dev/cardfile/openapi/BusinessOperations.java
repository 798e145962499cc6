package dev.cardfile.openapi;

import dev.cardfile.wire.BusinessReader;
import dev.cardfile.wire.BusinessWriter;

/** The operations on businesses. */
public final class BusinessOperations {

  public static final Operation LIST =
      Operation.of("get-businesses-by-location", Tag.BUSINESSES, "List businesses")
          .asks(BusinessReader.LIST)
          .answers(200, BusinessWriter.LISTED, "A page of them, the oldest first.");

  public static final Operation ADD =
      Operation.of("create-business", Tag.BUSINESSES, "Create a business")
          .takes(BusinessReader.NEW)
          .answers(201, BusinessWriter.WRITTEN, "The new business, under both spellings.");

  public static final Operation SHOW =
      Operation.of("get-business", Tag.BUSINESSES, "Read a business")
          .answers(200, BusinessWriter.FOUND, "The business.");

  public static final Operation CHANGE =
      Operation.of("update-business", Tag.BUSINESSES, "Change a business")
          .about("What is absent or blank stays as it is; null clears all but the name.")
          .takes(BusinessReader.CHANGE)
          .answers(200, BusinessWriter.WRITTEN, "The business as it is now.");

  public static final Operation DELETE =
      Operation.of("delete-business", Tag.BUSINESSES, "Delete a business")
          .answers(200, BusinessWriter.DELETED, "It is deleted.");

  private BusinessOperations() {}
}
