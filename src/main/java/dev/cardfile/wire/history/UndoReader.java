package dev.cardfile.wire.history;

import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests to undo a change. */
public final class UndoReader {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private static final Property.OfString<Boolean> FORCE =
      Property.string(
              "force",
              Property.UNBOUNDED,
              Format.oneOf(List.of("false", "true")).map(Boolean::valueOf))
          .about("With true the change is undone even if a later one has touched the same fields.");

  public static final Shape SHAPE =
      Shape.of(ObjectReader.LOCATION_ID, FORCE).requiring(ObjectReader.LOCATION_ID);

  /** The number of a change in the path. */
  public static final Schema SEQ = Schema.STRING;

  /** Reads whether the change is to be undone even if a later one has changed the same fields. */
  public BodyReading<Boolean> read(@Nullable String query, LocationId location) {
    return RequestReader.queryIn(
        location, query, SHAPE, said -> Boolean.TRUE.equals(said.string(FORCE).given()));
  }

  /** Parses the number of a change; returns empty if the text is not one. */
  public OptionalLong seq(String sent) {
    return NUMBER.matcher(sent).matches()
        ? OptionalLong.of(Long.parseLong(sent))
        : OptionalLong.empty();
  }
}
