package dev.cardfile.http.server;

import io.helidon.http.HeaderValues;

/** A header of an answer. */
public final class Header {

  private final io.helidon.http.Header header;

  private Header(io.helidon.http.Header header) {
    this.header = header;
  }

  public static Header of(HeaderName name, String value) {
    return new Header(HeaderValues.create(name.name(), value));
  }

  /** Returns a header for use in many answers, which is encoded once. */
  public static Header cached(HeaderName name, String value) {
    return new Header(HeaderValues.createCached(name.name(), value));
  }

  io.helidon.http.Header header() {
    return header;
  }

  @Override
  public String toString() {
    return header.name() + ": " + header.values();
  }
}
