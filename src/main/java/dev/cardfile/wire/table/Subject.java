package dev.cardfile.wire.table;

/**
 * The subject of a requirement: the value of a property, or every value in a list.
 *
 * @param path as the caller spelled it: {@code customFields.0.field_value}
 */
public record Subject(String path, boolean each) {

  public static Subject of(String path) {
    return new Subject(path, false);
  }

  public static Subject eachIn(String path) {
    return new Subject(path, true);
  }

  String words() {
    return each ? "each value in " + path : path;
  }
}
