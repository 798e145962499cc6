package dev.cardfile.upsert;

import dev.cardfile.contact.Tags;
import java.util.List;

/** A requested change of a contact's tags. */
public sealed interface TagChange {

  record Add(Tags tags) implements TagChange {}

  record Remove(Tags tags) implements TagChange {}

  record RemoveAll() implements TagChange {}

  default Tags over(Tags current) {
    return switch (this) {
      case Add(Tags tags) -> current.plus(tags);
      case Remove(Tags tags) -> current.minus(tags);
      case RemoveAll() -> Tags.NONE;
    };
  }

  /** Returns the names that must be on the location's tag list after this change. */
  default List<String> listed() {
    return switch (this) {
      case Add(Tags tags) -> tags.names();
      case Remove remove -> List.of();
      case RemoveAll all -> List.of();
    };
  }
}
