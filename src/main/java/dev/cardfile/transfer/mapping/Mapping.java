package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are.
 *
 * @param profile the program that wrote the file, by its key; null where it is not known
 * @param idSource whose ids the column of ids has; null where none is used
 * @param headerLine the line of the headings; 0 where the file has none
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

  /** The columns of which nothing is used, in their order. */
  public List<Column> unused() {
    return columns.stream().filter(each -> each.target() instanceof Target.None).toList();
  }

  /** The custom fields that the location needs and does not have yet. */
  public List<Target.Custom> newFields() {
    return columns.stream()
        .map(Column::target)
        .filter(each -> each instanceof Target.Custom custom && custom.isNew())
        .map(Target.Custom.class::cast)
        .toList();
  }
}
