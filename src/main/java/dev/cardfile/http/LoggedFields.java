package dev.cardfile.http;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.openapi.Operation;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.table.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The property names that the log may repeat: those that the API defines. Any other name was made
 * up by the caller, and may be personal data.
 */
final class LoggedFields {

  static final String OTHER = "?";

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,5}");

  private static final Map<String, LoggedFields> BY_OPERATION = new ConcurrentHashMap<>();

  private final Set<String> names = new HashSet<>();

  private LoggedFields(Operation operation) {
    names.add(OptionsReader.QUERY);
    names.addAll(operation.query().names());
    if (operation.body() != null) {
      Schema body = operation.body().schema();
      Stream.concat(Stream.of(body.json()), body.named().values().stream()).forEach(this::add);
    }
  }

  static LoggedFields of(Operation operation) {
    return BY_OPERATION.computeIfAbsent(operation.id(), any -> new LoggedFields(operation));
  }

  /** Returns a field's path, with {@link #OTHER} for each name that the API does not define. */
  String shown(String path) {
    return Arrays.stream(path.split("\\.", -1))
        .map(name -> names.contains(name) || INDEX.matcher(name).matches() ? name : OTHER)
        .collect(Collectors.joining("."));
  }

  private void add(Json schema) {
    switch (schema) {
      case JsonObject object -> {
        if (object.get("properties") instanceof JsonObject properties) {
          names.addAll(properties.members().keySet());
        }
        object.members().values().forEach(this::add);
      }
      case JsonArray array -> array.items().forEach(this::add);
      default -> {}
    }
  }
}
