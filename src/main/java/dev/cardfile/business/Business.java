package dev.cardfile.business;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A company to which contacts of a location may belong.
 *
 * @param id 20 characters of {@code 0-9A-Za-z}; ids sort by creation
 * @param name not blank
 * @param texts only the fields that are set, in the order of {@link BusinessField}
 * @param updatedAt in milliseconds precision, as is {@code createdAt}, and never before it
 */
public record Business(
    String id,
    String name,
    Map<BusinessField, String> texts,
    Instant createdAt,
    Instant updatedAt) {

  public Business {
    texts = texts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(texts));
  }
}
