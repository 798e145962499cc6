package dev.cardfile.wire.business;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessField;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.util.List;

/** Writes the answers about businesses, as JSON in UTF-8. */
public final class BusinessWriter {

  /** HighLevel's spelling of {@code business} in the answer to a write. */
  private static final String MISSPELT = "buiseness";

  record View(Business business, LocationId location) {}

  record Written(View view, List<Warning> warnings) {}

  private static final ValueType<View> BUSINESS =
      texts(
              Members.<View>of()
                  .has("id", STRING, view -> view.business().id())
                  .has("name", STRING, view -> view.business().name()))
          .has("locationId", STRING, view -> view.location().value())
          .has("createdAt", TIME, view -> view.business().createdAt())
          .has("updatedAt", TIME, view -> view.business().updatedAt())
          .called("Business");

  public static final Answer<View> FOUND =
      Answer.of(Members.<View>of().has("business", BUSINESS, view -> view));

  public static final Answer<Written> WRITTEN =
      Answer.of(
          WarningText.behind(
              BusinessWriter.<Written>success()
                  .has(MISSPELT, BUSINESS, Written::view)
                  .has("business", BUSINESS, Written::view),
              Written::warnings));

  public static final Answer<List<View>> LISTED =
      Answer.of(
          BusinessWriter.<List<View>>success()
              .has("businesses", ValueType.list(BUSINESS), views -> views));

  public static final Answer<Boolean> DELETED = Answer.of(success());

  public byte[] found(Business business, LocationId location, String traceId) {
    return FOUND.bytes(new View(business, location), traceId);
  }

  /** Returns the answer to a write: the business under both spellings, and the warnings. */
  public byte[] written(
      Business business, List<Warning> warnings, LocationId location, String traceId) {
    return WRITTEN.bytes(new Written(new View(business, location), warnings), traceId);
  }

  public byte[] listed(List<Business> businesses, LocationId location, String traceId) {
    return LISTED.bytes(
        businesses.stream().map(business -> new View(business, location)).toList(), traceId);
  }

  public byte[] deleted(String traceId) {
    return DELETED.bytes(true, traceId);
  }

  private static <T> Members<T> success() {
    return Members.<T>of().has("success", BOOLEAN, done -> true);
  }

  private static Members<View> texts(Members<View> members) {
    Members<View> all = members;
    for (BusinessField field : BusinessField.values()) {
      all =
          all.mayHave(BusinessNames.of(field), STRING, view -> view.business().texts().get(field));
    }
    return all;
  }
}
