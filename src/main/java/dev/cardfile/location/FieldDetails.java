package dev.cardfile.location;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a custom field tells the forms that show it. Nothing is decided by it, and no contact's
 * value is checked against it.
 *
 * @param position where it stands among the others; null, while it is not stored, for the end
 * @param folder the id of the folder that it is shown in
 * @param formats the kinds of files that it takes, such as {@code .pdf}
 * @param maxFiles how many files it takes
 * @param prefills what stands in the boxes of its options at first, in their order; empty where no
 *     option has such a text
 */
public record FieldDetails(
    @Nullable Integer position,
    @Nullable String placeholder,
    @Nullable String description,
    @Nullable String folder,
    List<String> formats,
    boolean severalFiles,
    @Nullable Integer maxFiles,
    List<String> prefills) {

  public static final FieldDetails NONE =
      new FieldDetails(null, null, null, null, List.of(), false, null, List.of());

  public FieldDetails {
    formats = List.copyOf(formats);
    prefills = List.copyOf(prefills);
  }

  public FieldDetails at(@Nullable Integer newPosition) {
    return new FieldDetails(
        newPosition, placeholder, description, folder, formats, severalFiles, maxFiles, prefills);
  }
}
