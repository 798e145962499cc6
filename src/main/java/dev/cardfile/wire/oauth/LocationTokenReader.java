package dev.cardfile.wire.oauth;

import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.form.FormFields;
import dev.cardfile.wire.form.FormReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Violations;

/** Reads for which location a company's app asks for a token. */
public final class LocationTokenReader {

  private static final Property.OfString<String> COMPANY_ID = FormFields.field("companyId");
  private static final Property.OfString<String> LOCATION_ID = FormFields.field("locationId");

  public static final Shape SHAPE =
      Shape.of(COMPANY_ID, LOCATION_ID).requiring(COMPANY_ID, LOCATION_ID);

  /** What came of reading. */
  public sealed interface Reading {

    record Accepted(String companyId, String locationId) implements Reading {}

    record Refused(Problem problem) implements Reading {}
  }

  /**
   * Reads a request. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   */
  public Reading read(byte[] body) {
    return switch (FormReader.read(body, FormReader.MAX_OAUTH_FIELDS)) {
      case FormReader.Parsed.Unreadable(Problem problem) -> new Reading.Refused(problem);
      case FormReader.Parsed.Form(JsonObject form) -> read(form);
    };
  }

  private static Reading read(JsonObject form) {
    Violations violations = new Violations();
    FormFields fields = new FormFields(form, SHAPE, violations);
    String company = fields.required(COMPANY_ID);
    String location = fields.required(LOCATION_ID);
    return violations.count() > 0
        ? new Reading.Refused(new Problem.Invalid(violations.inOrder()))
        : new Reading.Accepted(company, location);
  }
}
