package dev.cardfile.upsert.request;

import dev.cardfile.contact.Tags;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.Location;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a caller wants a request to be written.
 *
 * @param dryRun whether it is decided and answered, and not written
 * @param explain whether the answer says how it was decided
 * @param tags what the tags that are sent do
 * @param fields what becomes of fields that have a value
 * @param invalid what becomes of values that are not what they must be; null to leave it to the
 *     location
 */
public record WriteOptions(
    boolean dryRun,
    boolean explain,
    TagsOption tags,
    FieldsOption fields,
    @Nullable InvalidValues invalid) {

  /** Those of a caller who asks for none. */
  public static final WriteOptions DEFAULT =
      new WriteOptions(false, false, TagsOption.REPLACE, FieldsOption.OVERWRITE, null);

  /** What the tags that are sent do. */
  public enum TagsOption {
    /** They are the contact's tags from now on. */
    REPLACE,
    ADD,
    REMOVE;

    public Tags over(Tags current, Tags sent) {
      return switch (this) {
        case REPLACE -> sent;
        case ADD -> current.plus(sent);
        case REMOVE -> current.minus(sent);
      };
    }

    /**
     * The names that belong on the location's tag list from now on.
     *
     * @param written the contact's tags as they are written
     */
    List<String> listed(Tags sent, Tags written) {
      return switch (this) {
        case REPLACE -> sent.names();
        case ADD -> {
          Set<String> there = Set.copyOf(written.names());
          yield sent.names().stream().filter(there::contains).toList();
        }
        case REMOVE -> List.of();
      };
    }
  }

  /** What becomes of fields that have a value when another one is sent. */
  public enum FieldsOption {
    OVERWRITE,

    /** They keep it: only what a contact lacks is written. */
    FILL_EMPTY
  }

  public boolean fillEmpty() {
    return fields == FieldsOption.FILL_EMPTY;
  }

  /** Whether values that are not what they must be are left out. */
  public boolean dropsInvalid() {
    return invalid == InvalidValues.DROP;
  }

  /** These, with the location's own where the caller says nothing. */
  public WriteOptions in(Location location) {
    InvalidValues kept = location.invalidValues();
    return invalid != null || kept == null
        ? this
        : new WriteOptions(dryRun, explain, tags, fields, kept);
  }
}
