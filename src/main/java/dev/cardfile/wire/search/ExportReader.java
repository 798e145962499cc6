package dev.cardfile.wire.search;

import dev.cardfile.location.Location;
import dev.cardfile.search.Filter;
import dev.cardfile.search.TextSearch;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.transfer.format.ExportChoice;
import dev.cardfile.transfer.format.ExportChoice.Form;
import dev.cardfile.transfer.format.ExportChoice.Part;
import dev.cardfile.transfer.format.ExportChoice.Profile;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which contacts are to be exported, and in which format. */
public final class ExportReader {

  private static final int MAX_LENGTH = 64;
  private static final int MAX_FIELDS_LENGTH = 100_000;

  private static final Property.OfString<String> FORMAT =
      Property.string("format", MAX_LENGTH, Format.oneOf(names(Form.values())))
          .about("csv by default.");
  private static final Property.OfString<String> PROFILE =
      Property.string("profile", MAX_LENGTH, Format.oneOf(names(Profile.values())))
          .about(
              "Whose CSV: cardfile, the default, has a column for everything; highlevel has the"
                  + " nine columns of HighLevel's own export.");
  private static final Property.OfString<String> FIELDS =
      Property.string("fields", MAX_FIELDS_LENGTH, Format.TEXT)
          .about(
              "The columns of a CSV, or the members of each object, in this order, with commas"
                  + " between: names of a file with everything, such as email and"
                  + " contact.favourite_colour; customFields stands for all custom fields, notes and"
                  + " tasks include these.");
  private static final Property.OfString<String> INCLUDE =
      Property.string("include", MAX_LENGTH, Format.TEXT)
          .about(
              "notes, tasks, or both with a comma between: what a CSV or the objects have besides"
                  + " the contacts' fields.");

  /** The query of an export that also selects the contacts. */
  public static final Shape SHAPE =
      Shape.of(ObjectReader.LOCATION_ID, FORMAT, PROFILE, FIELDS, INCLUDE, SearchReader.WORDS);

  /** The query of an export whose body selects the contacts. */
  public static final Shape CHOICE = Shape.of(FORMAT, PROFILE, FIELDS, INCLUDE);

  /**
   * A request to export contacts.
   *
   * @param filter matches every contact if the request has no condition
   */
  public record Query(ExportChoice choice, Filter filter) {}

  /**
   * Reads a query. Never throws, whatever was sent.
   *
   * @param query percent-encoded; null if there is none
   * @param own the token's location
   */
  public BodyReading<Query> read(@Nullable String query, Location own) {
    return RequestReader.queryIn(
        own.id(),
        query,
        SHAPE,
        said -> {
          ExportChoice choice = choice(said, own);
          String words = said.string(SearchReader.WORDS).given();
          return new Query(choice, TextSearch.exact(words, own.phoneRegion(null)).filter());
        });
  }

  /**
   * Reads a query with the body of a search. Never throws, whatever was sent.
   *
   * @param query percent-encoded; null if there is none
   * @param body decompressed, and limited in size by the caller
   * @param own the token's location
   */
  public BodyReading<Query> read(@Nullable String query, byte[] body, Location own) {
    BodyReading<ExportChoice> choice =
        RequestReader.query(query, CHOICE, said -> choice(said, own));
    return switch (choice) {
      case BodyReading.Accepted<ExportChoice>(ExportChoice said, var _) ->
          searched(said, body, own, List.of());
      case BodyReading.Refused<ExportChoice>(Problem.Invalid(List<Violation> violations)) ->
          searched(ExportChoice.CSV, body, own, violations);
      case BodyReading.Refused<ExportChoice>(Problem other) -> new BodyReading.Refused<>(other);
    };
  }

  private static BodyReading<Query> searched(
      ExportChoice choice, byte[] body, Location own, List<Violation> first) {
    return switch (new SearchReader().readFilter(body, own, first)) {
      case BodyReading.Refused<Filter>(Problem problem) -> new BodyReading.Refused<>(problem);
      case BodyReading.Accepted<Filter>(Filter filter, var warnings) ->
          new BodyReading.Accepted<>(new Query(choice, filter), warnings);
    };
  }

  private static ExportChoice choice(ObjectReader said, Location own) {
    String form = said.string(FORMAT).given();
    String profile = said.string(PROFILE).given();
    Form written = form == null ? Form.CSV : Form.valueOf(form.toUpperCase(Locale.ROOT));
    Profile whose =
        profile == null ? Profile.CARDFILE : Profile.valueOf(profile.toUpperCase(Locale.ROOT));
    if (whose != Profile.CARDFILE && written != Form.CSV) {
      said.refuse(PROFILE, Requirement.notBeside(FORMAT.name() + "=" + form));
    }
    boolean fixed = whose == Profile.HIGHLEVEL || written == Form.VCF;
    String by = written == Form.VCF ? FORMAT.name() + "=" + form : PROFILE.name() + "=" + profile;
    List<String> fields = texts(said, FIELDS, fixed ? by : null, ContactFormat.fields(own));
    List<String> include = texts(said, INCLUDE, fixed ? by : null, names(Part.values()));
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (Part part : Part.values()) {
      if (include.contains(part.name().toLowerCase(Locale.ROOT))) {
        parts.add(part);
      }
    }
    return new ExportChoice(written, whose, fields, parts);
  }

  /**
   * Returns the names in a comma-separated list.
   *
   * @param against a parameter that excludes this one; null if there is none
   */
  private static List<String> texts(
      ObjectReader said,
      Property.OfString<String> property,
      @Nullable String against,
      List<String> choices) {
    String sent = said.string(property).given();
    if (sent == null) {
      return List.of();
    }
    if (against != null) {
      said.refuse(property, Requirement.notBeside(against));
      return List.of();
    }
    List<String> names =
        Arrays.stream(sent.split(",", -1))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    if (!new HashSet<>(choices).containsAll(names)) {
      said.refuseEach(property, Requirement.oneOf(choices));
      return List.of();
    }
    said.refuseRepeated(property, names);
    return names;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }
}
