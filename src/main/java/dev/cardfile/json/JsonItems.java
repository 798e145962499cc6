package dev.cardfile.json;

import java.io.IOException;
import java.util.Iterator;

/**
 * The objects of a body that contains many. Each is parsed by itself, so that an unreadable one
 * does not affect the others.
 */
public interface JsonItems extends Iterator<JsonReader.Parsed>, AutoCloseable {

  /**
   * The limits of each object.
   *
   * @param length the maximum length: in bytes for an object on a line of its own, otherwise in
   *     UTF-16 units
   * @param values the maximum number of values, as {@link JsonReader} counts them
   */
  record Limits(int length, int values) {}

  @Override
  void close() throws IOException;
}
