package dev.cardfile.wire.table;

import dev.cardfile.json.Json;
import java.util.List;

/**
 * A property that may be sent: what it is called, and what its value has to be. Readers read by it,
 * and the document of the API describes it by the same, so that the two cannot differ.
 */
public sealed interface Property {

  /** For a text that has no length of its own to keep to. */
  int UNBOUNDED = Integer.MAX_VALUE;

  String name();

  Schema schema();

  /**
   * A text.
   *
   * @param maxLength in code points, blanks around not counted
   * @param nullable whether a null clears; else it is of the wrong type
   * @param about for people
   */
  record Text<T>(String name, int maxLength, Format<T> format, boolean nullable, String about)
      implements Property {

    public Text<T> orNull() {
      return new Text<>(name, maxLength, format, true, about);
    }

    public Text<T> about(String words) {
      return new Text<>(name, maxLength, format, nullable, words);
    }

    /** The same, where the format depends on what else is known. */
    public <S> Text<S> as(Format<S> known) {
      return new Text<>(name, maxLength, known, nullable, about);
    }

    @Override
    public Schema schema() {
      Schema text = format.schema().get();
      boolean free = text.isText() && maxLength != UNBOUNDED;
      Schema bounded = free ? text.with("maxLength", maxLength) : text;
      return (nullable ? bounded.orNull() : bounded).about(words());
    }

    private String words() {
      return about.isEmpty() ? format.about() : about;
    }
  }

  /** A text that is kept as it was sent, with its blanks, be it empty. */
  record Verbatim(String name, int maxLength) implements Property {

    @Override
    public Schema schema() {
      return Schema.TEXT.with("maxLength", maxLength);
    }
  }

  record Flag(String name, String about) implements Property {

    public Flag about(String words) {
      return new Flag(name, words);
    }

    @Override
    public Schema schema() {
      return Schema.FLAG.about(about);
    }
  }

  /** A whole number. */
  record Whole(String name, long least, long most, boolean nullable, String about)
      implements Property {

    public Whole orNull() {
      return new Whole(name, least, most, true, about);
    }

    public Whole about(String words) {
      return new Whole(name, least, most, nullable, words);
    }

    @Override
    public Schema schema() {
      Schema whole = Schema.WHOLE.with("minimum", least).with("maximum", most);
      return (nullable ? whole.orNull() : whole).about(about);
    }
  }

  /**
   * A list of texts.
   *
   * @param maxLength of each, in code points
   * @param distinct whether each may stand there once only
   */
  record Texts(
      String name, int maxCount, int maxLength, boolean distinct, boolean nullable, String about)
      implements Property {

    /** The same, each text once, and null clears. */
    public Texts distinctOrNull() {
      return new Texts(name, maxCount, maxLength, true, true, about);
    }

    public Texts about(String words) {
      return new Texts(name, maxCount, maxLength, distinct, nullable, words);
    }

    @Override
    public Schema schema() {
      Schema texts = Schema.list(Schema.TEXT.with("maxLength", maxLength));
      Schema bounded = texts.with("maxItems", maxCount);
      Schema each = distinct ? bounded.with("uniqueItems", new Json.Flag(true)) : bounded;
      return (nullable ? each.orNull() : each).about(about);
    }
  }

  /** An object. */
  record Single(String name, Shape shape) implements Property {

    @Override
    public Schema schema() {
      return shape.schema();
    }
  }

  /** A list of objects of one shape. */
  record Several(String name, int maxCount, Shape each, boolean nullable) implements Property {

    public Several orNull() {
      return new Several(name, maxCount, each, true);
    }

    @Override
    public Schema schema() {
      Schema list = Schema.list(each.schema()).with("maxItems", maxCount);
      return nullable ? list.orNull() : list;
    }
  }

  /** What is read in a way of its own. */
  record Other(String name, Schema schema) implements Property {}

  static <T> Text<T> text(String name, int maxLength, Format<T> format) {
    return new Text<>(name, maxLength, format, false, "");
  }

  static Verbatim verbatim(String name, int maxLength) {
    return new Verbatim(name, maxLength);
  }

  static Flag flag(String name) {
    return new Flag(name, "");
  }

  static Whole whole(String name, long least, long most) {
    return new Whole(name, least, most, false, "");
  }

  static Texts texts(String name, int maxCount, int maxLength) {
    return new Texts(name, maxCount, maxLength, false, false, "");
  }

  static Single object(String name, Shape shape) {
    return new Single(name, shape);
  }

  static Several objects(String name, int maxCount, Shape each) {
    return new Several(name, maxCount, each, false);
  }

  /** Names every property within its value that nobody knows. */
  default void check(Json value, String path, Violations violations) {
    switch (this) {
      case Single(var _, Shape shape) -> shape.check(value, path + ".", violations);
      case Several several when value instanceof Json.Items(List<Json> items) -> {
        for (int i = 0; i < items.size(); i++) {
          several.each().check(items.get(i), path + "." + i + ".", violations);
        }
      }
      case Several noList -> {}
      case Text<?> _, Verbatim _, Flag _, Whole _, Texts _, Other _ -> {}
    }
  }
}
