package dev.cardfile.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A version of the API, as named in the {@code Version} header. */
public enum ApiVersion {
  V2021_04_15("2021-04-15"),
  V2021_07_28("2021-07-28"),
  V2023_02_21("2023-02-21"),
  V3("v3");

  private static final Map<String, ApiVersion> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ApiVersion::wireName, v -> v));

  private final String wireName;

  ApiVersion(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Returns the version with this name, ignoring leading and trailing whitespace. */
  public static Optional<ApiVersion> named(String header) {
    String name = header.strip();
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
