package dev.cardfile.importing;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.Location;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.imports.ImportOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out by which values a row is found when a person is erased. */
final class RowPerson {

  private RowPerson() {}

  /**
   * Returns all that identifies a person in a row, whether an import would accept it or not.
   *
   * @param location with whose country phone numbers are read if the row names none
   * @param warnings those that the message kept with the row names
   */
  static KeptRow.Person of(
      Mapped.Row row, @Nullable Alias alias, Location location, List<Warning> warnings) {
    String region = location.phoneRegionOf(ImportOptions.string(row.body().get("country")));
    Set<MatchKey> keys = new LinkedHashSet<>();
    texts(row, "email", "additionalEmails")
        .map(Email::parse)
        .flatMap(Optional::stream)
        .forEach(email -> keys.add(new MatchKey(MatchingField.EMAIL, email.value())));
    texts(row, "phone", "additionalPhones")
        .map(typed -> Phone.parse(typed, region))
        .flatMap(Optional::stream)
        .forEach(typed -> keys.add(new MatchKey(MatchingField.PHONE, typed.phone().value())));
    for (Warning warning : warnings) {
      switch (warning) {
        case Warning.TakenSince(var field, String value, var _) ->
            keys.add(new MatchKey(field, value));
        case Warning.Dropped(var field, String value) -> keys.add(new MatchKey(field, value));
        default -> {}
      }
    }
    return new KeptRow.Person(keys, alias);
  }

  private static Stream<String> texts(Mapped.Row row, String primary, String additional) {
    return Stream.concat(texts(row.body().get(primary)), texts(row.more().get(additional)));
  }

  private static Stream<String> texts(@Nullable Json value) {
    return switch (value) {
      case JsonString(String text) -> Stream.of(text);
      case JsonArray(var items) -> items.stream().flatMap(RowPerson::texts);
      case JsonObject(var members) -> members.values().stream().flatMap(RowPerson::texts);
      case null, default -> Stream.empty();
    };
  }
}
