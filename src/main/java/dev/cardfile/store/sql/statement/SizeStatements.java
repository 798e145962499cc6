package dev.cardfile.store.sql.statement;

/** The statements that select the sizes of rows, for {@link FittingRows}. */
public final class SizeStatements {

  private SizeStatements() {}

  /** About the size of a contact in bytes: that of the columns that can be long. */
  private static final String CONTACT_SIZE =
      """
      coalesce(octet_length(custom_fields), 0) + coalesce(octet_length(tags), 0)
        + coalesce(octet_length(followers), 0) + coalesce(octet_length(first_attribution), 0)
        + coalesce(octet_length(last_attribution), 0)
      """;

  /** Selects the sizes of the contacts that {@link Statements#CONTACTS_AFTER} selects. */
  public static final String CONTACTS_AFTER =
      "SELECT "
          + CONTACT_SIZE
          + " FROM contact WHERE location_id = ? AND id > ? ORDER BY id LIMIT ?";

  /**
   * Selects the sizes of the changes that {@link Statements#CHANGES_AFTER} selects, each with its
   * contact as it is now. Takes the location twice.
   */
  public static final String CHANGES_AFTER =
      "SELECT coalesce(octet_length(former), 0) + coalesce((SELECT "
          + CONTACT_SIZE
          + " FROM contact WHERE contact.location_id = ? AND contact.id = contact_change.contact_id"
          + "), 0) FROM contact_change WHERE location_id = ? AND seq > ? ORDER BY seq LIMIT ?";
}
