package dev.cardfile.wire.business;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessField;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Timestamp;
import java.util.List;
import java.util.stream.Stream;

/** Writes the answers about businesses, as JSON in UTF-8. */
public final class BusinessWriter {

  private static final String SUCCESS = "success";

  /** The original's spelling of {@code business}, in the answer to a write. */
  private static final String MISSPELT = "buiseness";

  private static final Schema BUSINESS =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "name")
          .mayHave(Schema.STRING, Stream.of(BusinessField.values()).map(BusinessNames::of).toList())
          .has(Schema.STRING, "locationId")
          .has(Schema.TIME, "createdAt", "updatedAt")
          .schema()
          .called("Business");

  public static final Schema FOUND = AnswerShape.EMPTY.has(BUSINESS, "business").traced();

  public static final Schema WRITTEN =
      AnswerShape.EMPTY
          .has(Schema.BOOLEAN, SUCCESS)
          .has(BUSINESS, MISSPELT, "business")
          .mayHave(WarningText.LIST, WarningText.ALL)
          .traced();

  public static final Schema LISTED =
      AnswerShape.EMPTY
          .has(Schema.BOOLEAN, SUCCESS)
          .has(Schema.list(BUSINESS), "businesses")
          .traced();

  public static final Schema DELETED = AnswerShape.EMPTY.has(Schema.BOOLEAN, SUCCESS).traced();

  public byte[] found(Business business, LocationId location, String traceId) {
    return JsonWriter.object(answer -> {
      answer.object("business", json -> members(json, business, location));
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  /** What was written, under both spellings, with what to warn of. */
  public byte[] written(
      Business business, List<Warning> warnings, LocationId location, String traceId) {
    return JsonWriter.object(answer -> {
      answer.flag(SUCCESS, true);
      answer.object(MISSPELT, json -> members(json, business, location));
      answer.object("business", json -> members(json, business, location));
      WarningText.write(answer, warnings);
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  public byte[] listed(List<Business> businesses, LocationId location, String traceId) {
    return JsonWriter.object(answer -> {
      answer.flag(SUCCESS, true);
      answer.objects("businesses", businesses, (json, each) -> members(json, each, location));
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  public byte[] deleted(String traceId) {
    return JsonWriter.object(answer -> {
      answer.flag(SUCCESS, true);
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  private static void members(JsonWriter json, Business business, LocationId location) {
    json.text("id", business.id());
    json.text("name", business.name());
    for (BusinessField field : BusinessField.values()) {
      json.text(BusinessNames.of(field), business.texts().get(field));
    }
    json.text("locationId", location.value());
    json.text("createdAt", Timestamp.of(business.createdAt()));
    json.text("updatedAt", Timestamp.of(business.updatedAt()));
  }
}
