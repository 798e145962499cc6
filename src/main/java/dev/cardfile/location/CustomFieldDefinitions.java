package dev.cardfile.location;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The custom fields of one location, found by id or by key. */
public final class CustomFieldDefinitions {

  public static final int MAX_COUNT = 500;
  public static final CustomFieldDefinitions NONE = new CustomFieldDefinitions(List.of());

  private final List<CustomFieldDefinition> all;
  private final Map<String, CustomFieldDefinition> byId;
  private final Map<String, CustomFieldDefinition> byKey;

  public CustomFieldDefinitions(List<CustomFieldDefinition> all) {
    this.all = List.copyOf(all);
    this.byId = all.stream().collect(toUnmodifiableMap(CustomFieldDefinition::id, identity()));
    this.byKey = all.stream().collect(toUnmodifiableMap(CustomFieldDefinition::key, identity()));
  }

  public List<CustomFieldDefinition> all() {
    return all;
  }

  public Optional<CustomFieldDefinition> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Finds a field by its key, with or without the prefix {@code contact.}. */
  public Optional<CustomFieldDefinition> byKey(String key) {
    return Optional.ofNullable(byKey.get(CustomFieldDefinition.bareKey(key)));
  }

  /** Returns a field with its position among these: the end, if it has none yet. */
  public CustomFieldDefinition placed(CustomFieldDefinition field) {
    return field.details().position() == null ? field.with(field.details().at(end())) : field;
  }

  private int end() {
    return all.stream()
        .mapToInt(field -> Objects.requireNonNull(field.details().position(), "a position") + 1)
        .max()
        .orElse(0);
  }
}
