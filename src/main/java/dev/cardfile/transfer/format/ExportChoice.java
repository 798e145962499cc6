package dev.cardfile.transfer.format;

import java.util.List;
import java.util.Set;

/**
 * What somebody wants a file of contacts to be.
 *
 * @param fields the names of what it has of a contact, in their order; empty for everything
 * @param include what it has besides
 */
public record ExportChoice(Form form, Profile profile, List<String> fields, Set<Part> include) {

  public static final ExportChoice CSV =
      new ExportChoice(Form.CSV, Profile.CARDFILE, List.of(), Set.of());

  /** How contacts can be written. */
  public enum Form {
    CSV,
    NDJSON,
    VCF
  }

  /** Whose CSV it is. */
  public enum Profile {
    CARDFILE,
    HIGHLEVEL
  }

  /** What a contact has besides its fields. */
  public enum Part {
    NOTES,
    TASKS
  }

  public ExportChoice {
    fields = List.copyOf(fields);
    include = Set.copyOf(include);
  }
}
