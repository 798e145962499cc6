package dev.cardfile.json;

import java.io.IOException;
import java.util.Iterator;

/**
 * Objects that come one behind the other in one body. Each is read by itself, so that an unreadable
 * one harms no other.
 */
public interface JsonItems extends Iterator<JsonReader.Parsed>, AutoCloseable {

  /**
   * What each may have.
   *
   * @param length in bytes where it is a line, else in UTF-16 units
   * @param values as {@link JsonReader} counts them
   */
  record Limits(int length, int values) {}

  @Override
  void close() throws IOException;
}
