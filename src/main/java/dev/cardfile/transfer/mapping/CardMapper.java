package dev.cardfile.transfer.mapping;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import dev.cardfile.transfer.cell.ListCell;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.heading.Field;
import dev.cardfile.transfer.mapping.heading.Target;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the contacts of a vCard file, of version 2.1, 3.0 or 4.0. */
final class CardMapper implements RowMapper {

  /** All vCard files share one source, because the ids of vCards are globally unique. */
  private static final String SOURCE = "vcard";

  private static final String NO_PLACE = "Contacts have no field for this.";
  private static final int SHOWN = 100;

  /**
   * The properties whose value is a list of parts; some programs write them even if all are empty.
   */
  private static final Set<String> STRUCTURED = Set.of("N", "ADR");

  /** The places of the names in the parts of a name ({@code N}). */
  private static final int LAST = 0;

  private static final int FIRST = 1;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,]+");

  private final ImportFile file;
  private final String idSource;
  private final ZoneId zone;
  private final DateSurvey dates = new DateSurvey(null);

  CardMapper(ImportFile file, @Nullable String idSource, ZoneId zone) {
    this.file = file;
    this.idSource = idSource == null ? SOURCE : idSource;
    this.zone = zone;
  }

  @Override
  public Mapping mapping() {
    return Mapping.NONE;
  }

  @Override
  public DateSurvey dates() {
    return dates;
  }

  @Override
  public @Nullable Mapped next() throws IOException {
    FileRow row = file.next();
    return switch (row) {
      case null -> null;
      case FileRow.Unreadable(long _, String _, var problem) ->
          new Mapped.Unreadable(row, problem.code(), problem.message());
      case FileRow.Text(long _, String text) -> card(row, text);
      case FileRow.Cells _ -> throw new IllegalStateException("A vCard has no cells");
    };
  }

  private Mapped card(FileRow source, String text) throws IOException {
    try {
      return read(source, text);
    } catch (RuntimeException bug) {
      return new Mapped.Unreadable(
          source,
          "fault",
          "This card cannot be read because of a bug in Cardfile (%s)."
              .formatted(bug.getClass().getSimpleName()));
    }
  }

  private Mapped.Row read(FileRow source, String text) throws IOException {
    RowBuilder row = new RowBuilder(zone);
    Card card = new Card(row);
    try (VObjectReader reader = new VObjectReader(new StringReader(text), SyntaxRules.vcard())) {
      reader.parse(card);
    }
    card.takeAll();
    return row.done(source, idSource);
  }

  /** Collects the properties of a card. Properties of a nested card are reported as unused. */
  private static final class Card implements VObjectDataListener {

    private final RowBuilder row;
    private final List<VObjectProperty> properties = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Card(RowBuilder row) {
      this.row = row;
    }

    @Override
    public void onComponentBegin(String name, Context context) {}

    @Override
    public void onComponentEnd(String name, Context context) {}

    @Override
    public void onVersion(String value, Context context) {}

    @Override
    public void onProperty(VObjectProperty property, Context context) {
      if (context.getParentComponents().size() == 1) {
        properties.add(property);
      } else {
        report(property);
      }
    }

    @Override
    public void onWarning(
        Warning warning,
        @Nullable VObjectProperty property,
        @Nullable Exception thrown,
        Context context) {
      row.report("", shown(context.getUnfoldedLine()), "card_line", warning.getMessage());
    }

    void takeAll() {
      List<List<String>> parts =
          properties.stream()
              .filter(each -> name(each).equals("N") && !isEmpty(each))
              .findFirst()
              .map(each -> VObjectPropertyValues.parseStructured(each.getValue()))
              .orElse(List.of());
      for (VObjectProperty property : properties) {
        if (name(property).equals("FN")) {
          fullName(property, parts);
        } else {
          take(property);
        }
      }
    }

    /**
     * Takes the full name of a card that has neither a first nor a last name. In other cards it
     * usually repeats the parts of the name.
     */
    private void fullName(VObjectProperty property, List<List<String>> parts) {
      String text = text(property);
      if (part(parts, FIRST).isEmpty() && part(parts, LAST).isEmpty()) {
        once(property, Field.NAME, text);
      } else if (!repeats(text, parts)) {
        row.report(
            "FN", shown(text), "field_twice", "The card has a first or last name of its own.");
      }
    }

    /** Reports whether a full name has only what the parts have, with or without blanks between. */
    private static boolean repeats(String text, List<List<String>> parts) {
      String last = part(parts, LAST);
      String first = part(parts, FIRST);
      return text.equals(last + first)
          || text.equals(first + last)
          || words(parts.stream().flatMap(List::stream)).containsAll(words(Stream.of(text)));
    }

    private static Set<String> words(Stream<String> texts) {
      return texts
          .flatMap(BETWEEN_WORDS::splitAsStream)
          .filter(each -> !each.isEmpty())
          .collect(Collectors.toSet());
    }

    private static String text(VObjectProperty property) {
      return VObjectPropertyValues.unescape(property.getValue()).strip();
    }

    private void take(VObjectProperty property) {
      if (STRUCTURED.contains(name(property)) && isEmpty(property)) {
        return;
      }
      String text = text(property);
      if (text.isEmpty()) {
        return;
      }
      switch (name(property)) {
        case "N" -> personName(property);
        case "EMAIL" -> add(Field.EMAIL, text);
        case "TEL" -> add(Field.PHONE, number(text));
        case "ORG" ->
            once(
                property,
                Field.COMPANY_NAME,
                filled(VObjectPropertyValues.parseSemiStructured(property.getValue()).stream()));
        case "ADR" -> address(property);
        case "URL" -> once(property, Field.WEBSITE, text);
        case "BDAY" -> once(property, Field.DATE_OF_BIRTH, day(text));
        case "GENDER" -> once(property, Field.GENDER, gender(property));
        case "CATEGORIES" ->
            VObjectPropertyValues.parseList(property.getValue())
                .forEach(tag -> add(Field.TAGS, tag.strip()));
        case "UID" -> once(property, Field.ID, text);
        case "CREATED" -> once(property, Field.DATE_ADDED, text);
        case "PRODID", "REV", "VERSION" -> {}
        default -> {
          if (!name(property).startsWith(Target.Outcome.CARD_PREFIX)) {
            report(property);
          }
        }
      }
    }

    /** Reports whether none of the parts of a structured property has any text. */
    private static boolean isEmpty(VObjectProperty property) {
      return property.getValue().replace(";", "").isBlank();
    }

    private void personName(VObjectProperty property) {
      List<List<String>> parts = VObjectPropertyValues.parseStructured(property.getValue());
      if (!seen.add("N")) {
        report(property);
        return;
      }
      put(Field.FIRST_NAME, part(parts, FIRST));
      put(Field.LAST_NAME, part(parts, LAST));
      for (int i = 2; i < parts.size(); i++) {
        if (!part(parts, i).isEmpty()) {
          row.report(
              "N", part(parts, i), "card_property", "Contacts have only a first and a last name.");
        }
      }
    }

    private void address(VObjectProperty property) {
      List<List<String>> parts = VObjectPropertyValues.parseStructured(property.getValue());
      String street = filled(Stream.of(part(parts, 0), part(parts, 1), part(parts, 2)));
      if (!seen.add("ADR")) {
        row.report("ADR", shown(property.getValue()), "other_address", "Another one was used.");
        return;
      }
      put(Field.ADDRESS1, street);
      put(Field.CITY, part(parts, 3));
      put(Field.STATE, part(parts, 4));
      put(Field.POSTAL_CODE, part(parts, 5));
      put(Field.COUNTRY, part(parts, 6));
    }

    private static String part(List<List<String>> parts, int index) {
      return index < parts.size() ? filled(parts.get(index).stream()) : "";
    }

    private static String filled(Stream<String> texts) {
      return texts
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .collect(Collectors.joining(", "));
    }

    /**
     * Returns a phone number as people write it. In version 4.0 it may be a URI: {@code
     * tel:+1-212-555-0109;ext=7}.
     */
    private static String number(String text) {
      if (!text.regionMatches(true, 0, "tel:", 0, 4)) {
        return text;
      }
      String[] parts = text.substring(4).split(";", -1);
      String extension =
          Stream.of(parts).filter(each -> each.startsWith("ext=")).findFirst().orElse("");
      return parts[0] + extension.replace("ext=", " x");
    }

    /**
     * Adds dashes to a date that has none, and drops a time of day, which a date of birth cannot
     * have.
     */
    private static String day(String text) {
      int time = text.indexOf('T');
      String date = time < 8 ? text : text.substring(0, time);
      return date.matches("\\d{8}")
          ? date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6)
          : date;
    }

    private static String gender(VObjectProperty property) {
      List<String> parts = VObjectPropertyValues.parseSemiStructured(property.getValue());
      String letter = parts.isEmpty() ? "" : parts.getFirst().strip();
      if (parts.size() > 1 && !parts.get(1).isBlank()) {
        return parts.get(1).strip();
      }
      return switch (letter) {
        case "M" -> "male";
        case "F" -> "female";
        default -> letter;
      };
    }

    private void once(VObjectProperty property, Field field, String value) {
      if (value.isBlank()) {
        return;
      }
      if (seen.add(name(property))) {
        put(field, value);
      } else {
        row.report(
            name(property), shown(value), "field_twice", "The vCard already has another one.");
      }
    }

    /** Adds one of the values of a field that can have several. */
    private void add(Field field, String value) {
      if (!value.isBlank()) {
        put(field, ListCell.of(List.of(value)));
      }
    }

    private void put(Field field, String value) {
      if (!value.isBlank()) {
        row.put(field, field.wireName(), value.strip(), null);
      }
    }

    private void report(VObjectProperty property) {
      row.report(name(property), shown(property.getValue()), "card_property", NO_PLACE);
    }

    private static String name(VObjectProperty property) {
      return property.getName().toUpperCase(Locale.ROOT);
    }

    private static String shown(String text) {
      return text.substring(0, Math.min(SHOWN, text.length()));
    }
  }
}
