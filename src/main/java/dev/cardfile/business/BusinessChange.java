package dev.cardfile.business;

import dev.cardfile.contact.Edit;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends of a business, a new or an existing one. Whatever is null, kept or not in the
 * map is unchanged.
 *
 * @param name null, or not blank
 */
public record BusinessChange(@Nullable String name, Map<BusinessField, Edit<String>> texts) {

  public BusinessChange {
    texts = Map.copyOf(texts);
  }

  /**
   * Returns a new business with what was sent.
   *
   * @throws NullPointerException if no name was sent
   */
  public Business create(String id, Instant now) {
    return new Business(
        id, Objects.requireNonNull(name, "a business's name"), over(Map.of()), now, now);
  }

  public Business over(Business before, Instant now) {
    return new Business(
        before.id(),
        name == null ? before.name() : name,
        over(before.texts()),
        before.createdAt(),
        now.isBefore(before.updatedAt()) ? before.updatedAt() : now);
  }

  private Map<BusinessField, String> over(Map<BusinessField, String> before) {
    Map<BusinessField, String> after = new EnumMap<>(BusinessField.class);
    after.putAll(before);
    texts.forEach((field, edit) -> {
      String text = edit.over(before.get(field));
      if (text == null) {
        after.remove(field);
      } else {
        after.put(field, text);
      }
    });
    return after;
  }
}
