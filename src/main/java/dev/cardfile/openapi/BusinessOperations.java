package dev.cardfile.openapi;

import dev.cardfile.wire.business.BusinessReader;
import dev.cardfile.wire.business.BusinessWriter;

/** The operations on businesses. */
public final class BusinessOperations {

  public static final Operation LIST =
      Operation.of("get-businesses-by-location", Tag.BUSINESSES, "List businesses")
          .asks(BusinessReader.LIST)
          .answers(200, BusinessWriter.LISTED, "A page of businesses, oldest first.");

  public static final Operation ADD =
      Operation.of("create-business", Tag.BUSINESSES, "Create a business")
          .takes(BusinessReader.NEW)
          .answers(201, BusinessWriter.WRITTEN, "The new business, in both spellings.");

  public static final Operation SHOW =
      Operation.of("get-business", Tag.BUSINESSES, "Get a business")
          .answers(200, BusinessWriter.FOUND, "The business.");

  public static final Operation CHANGE =
      Operation.of("update-business", Tag.BUSINESSES, "Update a business")
          .about("Absent or blank properties keep their value; null clears any except the name.")
          .takes(BusinessReader.CHANGE)
          .answers(200, BusinessWriter.WRITTEN, "The updated business.");

  public static final Operation DELETE =
      Operation.of("delete-business", Tag.BUSINESSES, "Delete a business")
          .answers(200, BusinessWriter.DELETED, "Deleted.");

  private BusinessOperations() {}
}
