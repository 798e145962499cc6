package dev.cardfile.wire.oauth;

import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;

/** Reads the requests in which a company's app asks for the token of a location. */
public final class LocationTokenReader {

  private static final String COMPANY_NAME = "company_id";
  private static final String LOCATION_NAME = "location_id";
  private static final Property.OfString<String> COMPANY_ID =
      FormProperties.field(ParameterStyle.CAMEL.of(COMPANY_NAME));
  private static final Property.OfString<String> LOCATION_ID =
      FormProperties.field(ParameterStyle.CAMEL.of(LOCATION_NAME));

  private static final List<String> NAMES = List.of(COMPANY_NAME, LOCATION_NAME);

  public static final Shape SHAPE =
      Shape.of(COMPANY_ID, LOCATION_ID).requiring(COMPANY_ID, LOCATION_ID).ignoringNull();

  /** The location for which a token is requested. */
  public record Wanted(String companyId, String locationId) {}

  /**
   * Reads a request. Its parameters are in camel case in every version of the API, but some clients
   * send snake case. Never throws, whatever the bytes.
   *
   * @param body decompressed, and limited in size by the caller
   */
  public BodyReading<Wanted> read(byte[] body) {
    return RequestReader.form(
        ParameterStyle.CAMEL.read(body, NAMES),
        SHAPE,
        said -> new Wanted(said.required(COMPANY_ID), said.required(LOCATION_ID)));
  }
}
