package dev.cardfile.transfer.format;

import java.util.List;
import java.util.Set;

/**
 * The options of an export.
 *
 * @param fields the names of the fields to write, in their order; empty for all
 * @param include what to write besides the fields
 */
public record ExportChoice(Form form, Profile profile, List<String> fields, Set<Part> include) {

  public static final ExportChoice CSV =
      new ExportChoice(Form.CSV, Profile.CARDFILE, List.of(), Set.of());

  /** The format of the file. */
  public enum Form {
    CSV,
    NDJSON,
    VCF
  }

  /** The program whose CSV columns are written. */
  public enum Profile {
    CARDFILE,
    HIGHLEVEL
  }

  /** The data of a contact that is not in its fields. */
  public enum Part {
    NOTES,
    TASKS
  }

  public ExportChoice {
    fields = List.copyOf(fields);
    include = Set.copyOf(include);
  }
}
