package dev.cardfile.transfer.mapping;

import dev.cardfile.json.Characters;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.FieldKey;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.transfer.mapping.heading.Field;
import dev.cardfile.transfer.mapping.heading.Headings;
import dev.cardfile.transfer.mapping.heading.Profile;
import dev.cardfile.transfer.mapping.heading.Profiles;
import dev.cardfile.transfer.mapping.heading.Synonyms;
import dev.cardfile.transfer.mapping.heading.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guesses which field each column of a file belongs to. */
public final class MappingGuess {

  private static final String NOT_USED = "-";
  private static final String NO_SOURCE =
      "These ids are not used, because the system they come from is unknown. Set idSource to its"
          + " name.";

  /** Headings that mean the full name, or the last name if there is a column of first names. */
  private static final Set<String> LAST_BESIDE_FIRST = Set.of("name", "nom");

  private final List<String> headings;
  private final List<String> folded;
  private final MappingChoices choices;
  private final CustomFieldDefinitions fields;
  private final @Nullable Profile profile;
  private final List<Column> columns = new ArrayList<>();

  private MappingGuess(
      List<String> headings, MappingChoices choices, CustomFieldDefinitions fields) {
    this.headings = headings;
    this.folded = headings.stream().map(Headings::folded).toList();
    this.choices = choices;
    this.fields = fields;
    this.profile = Profiles.of(folded).orElse(null);
  }

  /**
   * Guesses the target of each column.
   *
   * @param headings the headings of the file, or generated ones
   * @param sample the values of some rows
   */
  public static Mapping of(
      List<String> headings,
      long headerLine,
      List<List<String>> sample,
      MappingChoices choices,
      CustomFieldDefinitions fields) {
    MappingGuess guess = new MappingGuess(headings, choices, fields);
    guess.byHeadings();
    guess.nameOf();
    guess.byLooks(sample);
    String source = guess.idSource();
    if (source == null) {
      guess.columns.replaceAll(each -> each.is(Field.ID) ? each.unused(NO_SOURCE) : each);
    }
    if (choices.newFields()) {
      guess.makeFields();
    }
    return new Mapping(
        guess.profile == null ? null : guess.profile.key(),
        guess.profile == null ? null : guess.profile.name(),
        source,
        headerLine,
        guess.columns);
  }

  private void byHeadings() {
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      Column none = new Column(i, heading, Target.NONE, Certainty.NONE, 1000 + i, null);
      Column chosen = chosen(none);
      columns.add(chosen != null ? chosen : found(none, folded.get(i)));
    }
  }

  private @Nullable Column chosen(Column column) {
    String choice = choices.columns().get(column.heading());
    if (choice == null) {
      return null;
    }
    if (choice.equals(NOT_USED)) {
      return column.unused("Not used, as you chose.");
    }
    Optional<Field> field = Field.named(choice);
    if (field.isPresent()) {
      return column.to(new Target.Known(field.get()), Certainty.CHOSEN);
    }
    Target custom = custom(choice, fields);
    return custom == null
        ? column.unused("There is no field " + choice + ".")
        : column.to(custom, Certainty.CHOSEN);
  }

  private Column found(Column column, String folded) {
    if (Target.Outcome.NAMES.contains(column.heading())) {
      return column.to(new Target.Outcome(), Certainty.PROFILE);
    }
    Profile.Place place = profile == null ? null : profile.columns().get(folded);
    if (place != null) {
      return new Column(
          column.index(), column.heading(), place.target(), Certainty.PROFILE, place.rank(), null);
    }
    Target custom = custom(column.heading(), fields);
    boolean isPrefixed = column.heading().startsWith(CustomFieldDefinition.KEY_PREFIX);
    Field synonym = isPrefixed ? null : Synonyms.of(folded);
    // If the program is known, only the id column of its profile counts.
    if (synonym != null && (synonym != Field.ID || profile == null)) {
      return column.to(new Target.Known(synonym), Certainty.SYNONYM);
    }
    if (custom != null) {
      return column.to(custom, Certainty.SYNONYM);
    }
    // A known program does not misspell its headings.
    if (profile != null || isPrefixed) {
      return column;
    }
    return Synonyms.near(folded)
        .filter(field -> field != Field.ID)
        .map(field -> column.to(new Target.Known(field), Certainty.SPELLING))
        .orElse(column);
  }

  /** Returns the custom field with a name or key; null if there is none. */
  static Target.@Nullable Custom custom(String heading, CustomFieldDefinitions fields) {
    String typed = Characters.strip(heading);
    String folded = Headings.folded(typed);
    return fields
        .byKey(typed)
        .or(() ->
            fields.all().stream()
                .filter(field -> Headings.folded(field.name()).equals(folded))
                .findFirst())
        .map(field -> new Target.Custom(field.key(), field.name(), field.type(), false))
        .orElse(null);
  }

  /**
   * A column headed "name" means the first or the last name if the file has a separate column for
   * the other.
   */
  private void nameOf() {
    boolean first = has(Field.FIRST_NAME);
    boolean last = has(Field.LAST_NAME);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.is(Field.NAME) && column.certainty() == Certainty.SYNONYM && first != last) {
        if (last) {
          columns.set(i, column.to(new Target.Known(Field.FIRST_NAME), Certainty.SYNONYM));
        } else if (LAST_BESIDE_FIRST.contains(folded.get(i))) {
          columns.set(i, column.to(new Target.Known(Field.LAST_NAME), Certainty.SYNONYM));
        }
      }
    }
  }

  private void byLooks(List<List<String>> sample) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).target() instanceof Target.None && columns.get(i).note() == null) {
        int index = i;
        List<String> values =
            sample.stream()
                .filter(row -> index < row.size())
                .map(row -> CellText.of(row.get(index)))
                .filter(value -> !value.isEmpty())
                .toList();
        if (!has(Field.EMAIL) && ValuePatterns.areEmails(values)) {
          columns.set(i, columns.get(i).to(new Target.Known(Field.EMAIL), Certainty.LOOKS));
        } else if (!has(Field.PHONE) && ValuePatterns.arePhones(values)) {
          columns.set(i, columns.get(i).to(new Target.Known(Field.PHONE), Certainty.LOOKS));
        }
      }
    }
  }

  private @Nullable String idSource() {
    if (!has(Field.ID)) {
      return null;
    }
    return choices.idSource() != null || profile == null ? choices.idSource() : profile.source();
  }

  private void makeFields() {
    Set<String> keys = new HashSet<>();
    fields.all().forEach(field -> keys.add(field.key()));
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String name =
          Characters.cut(Characters.strip(column.heading()), CustomFieldDefinition.MAX_NAME_LENGTH);
      String key = FieldKey.ofName(name).orElse(null);
      if (column.target() instanceof Target.None
          && column.note() == null
          && key != null
          && keys.add(key)) {
        columns.set(
            i,
            column.to(
                new Target.Custom(key, name, CustomFieldType.LARGE_TEXT, true), Certainty.CHOSEN));
      }
    }
  }

  private boolean has(Field field) {
    return columns.stream().anyMatch(each -> each.is(field));
  }

  /**
   * Returns the order of dates that is usual for the program that wrote the file; null if there is
   * none.
   */
  static @Nullable DateOrder datesOf(List<String> headings) {
    return Profiles.of(headings.stream().map(Headings::folded).toList())
        .map(Profile::dates)
        .filter(Objects::nonNull)
        .orElse(null);
  }
}
