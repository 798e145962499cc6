package dev.cardfile.http.server;

import io.helidon.http.HeaderNames;

/** The name of a header, whatever its case. Create each name once, and keep it. */
public final class HeaderName {

  private final io.helidon.http.HeaderName name;

  private HeaderName(io.helidon.http.HeaderName name) {
    this.name = name;
  }

  /** Returns a name, which answers spell as given here. */
  public static HeaderName of(String name) {
    return new HeaderName(HeaderNames.create(name));
  }

  io.helidon.http.HeaderName name() {
    return name;
  }

  @Override
  public String toString() {
    return name.defaultCase();
  }
}
