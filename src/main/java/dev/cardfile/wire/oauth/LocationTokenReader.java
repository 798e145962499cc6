package dev.cardfile.wire.oauth;

import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;

/** Reads for which location a company's app asks for a token. */
public final class LocationTokenReader {

  private static final String COMPANY_NAME = "company_id";
  private static final String LOCATION_NAME = "location_id";
  private static final Property.OfString<String> COMPANY_ID =
      FormProperties.field(Spelling.CAMEL.of(COMPANY_NAME));
  private static final Property.OfString<String> LOCATION_ID =
      FormProperties.field(Spelling.CAMEL.of(LOCATION_NAME));

  private static final List<String> NAMES = List.of(COMPANY_NAME, LOCATION_NAME);

  public static final Shape SHAPE =
      Shape.of(COMPANY_ID, LOCATION_ID).requiring(COMPANY_ID, LOCATION_ID).ignoringNull();

  /** What is asked for. */
  public record Wanted(String companyId, String locationId) {}

  /**
   * Reads a request, which every version spells in camel case, and some clients in snake case. It
   * throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   */
  public BodyReading<Wanted> read(byte[] body) {
    return RequestReader.form(
        Spelling.CAMEL.read(body, NAMES),
        SHAPE,
        said -> new Wanted(said.required(COMPANY_ID), said.required(LOCATION_ID)));
  }
}
