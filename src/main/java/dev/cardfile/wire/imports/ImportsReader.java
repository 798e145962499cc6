package dev.cardfile.wire.imports;

import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.PageProperties;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads requests for imports, and for the rows of an import. */
public final class ImportsReader {

  private static final int MAX_LIMIT = 1000;
  private static final int DEFAULT_LIMIT = 100;

  private static final Property.OfString<Integer> LIMIT =
      PageProperties.limit(MAX_LIMIT, DEFAULT_LIMIT);

  public static final Shape LIST = Shape.of(ObjectReader.LOCATION_ID, LIMIT);

  private static final Property.OfString<String> OUTCOME =
      Property.string(
              "outcome",
              Property.UNBOUNDED,
              Format.oneOf(List.of("failed", "partly", "skipped", "left")))
          .about(
              "Only rows with this outcome. partly: some values were not written. left: contacts"
                  + " that an undo left unchanged. Default: every outcome except left.");

  public static final Shape ROWS = Shape.of(ObjectReader.LOCATION_ID, OUTCOME);

  /**
   * The rows that are requested.
   *
   * @param outcome null for all rows except those with the outcome {@code left}
   */
  public record Rows(@Nullable String outcome) {}

  /** Reads the number of imports that are requested. */
  public BodyReading<Integer> list(@Nullable String query, LocationId own) {
    return RequestReader.queryIn(own, query, LIST, said -> said.number(LIMIT, DEFAULT_LIMIT));
  }

  public BodyReading<Rows> rows(@Nullable String query, LocationId own) {
    return RequestReader.queryIn(own, query, ROWS, said -> new Rows(said.string(OUTCOME).given()));
  }
}
