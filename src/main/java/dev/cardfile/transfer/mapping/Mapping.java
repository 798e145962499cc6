package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of the columns of a file to fields.
 *
 * @param profile the key of the program that wrote the file; null if it is not known
 * @param idSource the source of the ids in the id column; null if ids are not used
 * @param headerLine the line number of the headings; 0 if the file has none
 */
public record Mapping(
    @Nullable String profile,
    @Nullable String profileName,
    @Nullable String idSource,
    long headerLine,
    List<Column> columns) {

  static final Mapping NONE = new Mapping(null, null, null, 0, List.of());

  public Mapping {
    columns = List.copyOf(columns);
  }

  /** Returns the columns that are not used, in their order. */
  public List<Column> unused() {
    return columns.stream().filter(each -> each.target() instanceof Target.None).toList();
  }

  /** Returns the custom fields that have to be created in the location first. */
  public List<Target.Custom> newFields() {
    return columns.stream()
        .map(Column::target)
        .filter(each -> each instanceof Target.Custom custom && custom.isNew())
        .map(Target.Custom.class::cast)
        .toList();
  }
}
