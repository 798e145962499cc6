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
 * @param dryRun whether the request is decided and answered, but not written
 * @param explain whether the answer says how the request was decided
 * @param tags how the tags that are sent are applied
 * @param fields what happens to fields that already have a value
 * @param invalid what happens to invalid values; null to leave it to the location
 */
public record WriteOptions(
    boolean dryRun,
    boolean explain,
    TagsOption tags,
    FieldsOption fields,
    @Nullable InvalidValues invalid) {

  /** The options of a caller who sets none. */
  public static final WriteOptions DEFAULT =
      new WriteOptions(false, false, TagsOption.REPLACE, FieldsOption.OVERWRITE, null);

  /** How the tags that are sent are applied. */
  public enum TagsOption {
    /** The tags replace all of the contact's tags. */
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
     * Returns the names that must be on the location's tag list from now on.
     *
     * @param written the contact's tags as written
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

  /** What happens to a field that already has a value when another one is sent. */
  public enum FieldsOption {
    OVERWRITE,

    /** The field keeps its value: only empty fields are written. */
    FILL_EMPTY
  }

  public boolean fillEmpty() {
    return fields == FieldsOption.FILL_EMPTY;
  }

  /** Reports whether invalid values are left out. */
  public boolean dropsInvalid() {
    return invalid == InvalidValues.DROP;
  }

  /**
   * Returns these options, with the location's setting for invalid values if the caller has not set
   * one.
   */
  public WriteOptions in(Location location) {
    InvalidValues kept = location.invalidValues();
    return invalid != null || kept == null
        ? this
        : new WriteOptions(dryRun, explain, tags, fields, kept);
  }
}
