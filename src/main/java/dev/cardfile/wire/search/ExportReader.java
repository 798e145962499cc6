package dev.cardfile.wire.search;

import dev.cardfile.location.Location;
import dev.cardfile.search.Filter;
import dev.cardfile.search.TextSearch;
import dev.cardfile.transfer.format.ContactFormat.Form;
import dev.cardfile.transfer.format.ContactFormat.Profile;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what is to be exported, and in which form. */
public final class ExportReader {

  private static final int MAX_LENGTH = 64;

  private static final Property.OfString<String> FORMAT =
      Property.string("format", MAX_LENGTH, Format.oneOf(names(Form.values())))
          .about("csv by default.");
  private static final Property.OfString<String> PROFILE =
      Property.string("profile", MAX_LENGTH, Format.oneOf(names(Profile.values())))
          .about(
              "Whose CSV: cardfile, the default, has a column for everything; highlevel has the"
                  + " nine columns of HighLevel's own export.");

  public static final Shape SHAPE =
      Shape.of(ObjectReader.LOCATION_ID, FORMAT, PROFILE, SearchReader.WORDS);

  /**
   * What is wanted.
   *
   * @param filter everybody, where nothing was said
   */
  public record Query(Form form, Profile profile, Filter filter) {}

  /**
   * Reads a query. It throws nothing, whatever was sent.
   *
   * @param query still percent-encoded; null without one
   * @param own the token's
   */
  public BodyReading<Query> read(@Nullable String query, Location own) {
    return RequestReader.queryIn(own.id(), query, SHAPE, said -> query(said, own));
  }

  private static Query query(ObjectReader said, Location own) {
    String form = said.string(FORMAT).given();
    String profile = said.string(PROFILE).given();
    String words = said.string(SearchReader.WORDS).given();
    return new Query(
        form == null ? Form.CSV : Form.valueOf(form.toUpperCase(Locale.ROOT)),
        profile == null ? Profile.CARDFILE : Profile.valueOf(profile.toUpperCase(Locale.ROOT)),
        TextSearch.exact(words, own.phoneRegion(null)).filter());
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }
}
