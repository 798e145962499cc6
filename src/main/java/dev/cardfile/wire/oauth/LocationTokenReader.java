package dev.cardfile.wire.oauth;

import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;

/** Reads for which location a company's app asks for a token. */
public final class LocationTokenReader {

  private static final Property.OfString<String> COMPANY_ID = FormProperties.field("companyId");
  private static final Property.OfString<String> LOCATION_ID = FormProperties.field("locationId");

  public static final Shape SHAPE =
      Shape.of(COMPANY_ID, LOCATION_ID).requiring(COMPANY_ID, LOCATION_ID).ignoringNull();

  /** What is asked for. */
  public record Wanted(String companyId, String locationId) {}

  /**
   * Reads a request. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   */
  public BodyReading<Wanted> read(byte[] body) {
    return RequestReader.form(
        body, SHAPE, said -> new Wanted(said.required(COMPANY_ID), said.required(LOCATION_ID)));
  }
}
