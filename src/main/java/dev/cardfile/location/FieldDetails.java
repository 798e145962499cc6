package dev.cardfile.location;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a custom field tells the forms that display it. Cardfile stores the details without acting
 * on them: no value of a contact is checked against them.
 *
 * @param position the position among the other fields; null, in a field that is not stored yet,
 *     means the end
 * @param folder the id of the folder in which the field is displayed
 * @param formats the file types that the field accepts, such as {@code .pdf}
 * @param maxFiles the maximum number of files
 * @param prefills the initial texts of the boxes of a list, in the order of the options; empty if
 *     no option has one
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
