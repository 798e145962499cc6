package dev.cardfile.cli.transfer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Builds the query of a request. {@link #toString} returns it encoded. */
final class QueryText {

  private final StringJoiner all = new StringJoiner("&");

  /** Adds a parameter, unless its value is null. */
  void add(String name, @Nullable String value) {
    if (value != null) {
      all.add(name + "=" + encoded(value));
    }
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
