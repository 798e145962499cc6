package dev.cardfile.wire.location;

import dev.cardfile.contact.Edit;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.FieldDetails;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The edits that a body makes to a custom field. Id, key and type are not among them, since they
 * never change.
 *
 * @param severalFiles null if not sent
 */
record FieldEdits(
    Edit<String> name,
    Edit<Choices> choices,
    Edit<Integer> position,
    Edit<String> placeholder,
    Edit<String> description,
    Edit<String> folder,
    Edit<List<String>> formats,
    @Nullable Boolean severalFiles,
    Edit<Integer> maxFiles) {

  private static final Choices NO_CHOICES = new Choices(List.of(), List.of());

  /** The options of a field, with the initial text of each in the same order, or without any. */
  record Choices(List<String> labels, List<String> prefills) {}

  /** Returns the field after these edits. */
  CustomFieldDefinition over(CustomFieldDefinition field) {
    FieldDetails details = field.details();
    Choices before = new Choices(field.options(), details.prefills());
    Choices after = Objects.requireNonNullElse(choices.over(before), NO_CHOICES);
    return new CustomFieldDefinition(
        field.id(),
        field.key(),
        Objects.requireNonNullElse(name.given(), field.name()),
        field.type(),
        after.labels(),
        new FieldDetails(
            position.over(details.position()),
            placeholder.over(details.placeholder()),
            description.over(details.description()),
            folder.over(details.folder()),
            Objects.requireNonNullElse(formats.over(details.formats()), List.of()),
            Objects.requireNonNullElse(severalFiles, details.severalFiles()),
            maxFiles.over(details.maxFiles()),
            after.prefills()));
  }
}
