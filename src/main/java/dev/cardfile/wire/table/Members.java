package dev.cardfile.wire.table;

import dev.cardfile.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in answers, in order. Each is declared once, with its name, its type and
 * its value.
 *
 * @param <T> the type of the object
 */
public final class Members<T> implements ValueType<T> {

  private static final byte[] NOTHING = {};
  private static final JsonWriter.Name OLD = new JsonWriter.Name("old");
  private static final JsonWriter.Name NEW = new JsonWriter.Name("new");

  private final List<Member<T, ?>> all;

  private Members(List<Member<T, ?>> all) {
    this.all = all;
  }

  private enum Presence {
    ALWAYS,
    IF_SET,
    OR_NULL
  }

  private record Member<T, V>(
      JsonWriter.Name name,
      ValueType<V> type,
      Presence presence,
      Function<T, ? extends @Nullable V> value) {

    Member(
        String name,
        ValueType<V> type,
        Presence presence,
        Function<T, ? extends @Nullable V> value) {
      this(new JsonWriter.Name(name), type, presence, value);
    }

    void write(JsonWriter json, T of) {
      V told = value.apply(of);
      if (told != null) {
        json.name(name);
        type.write(json, told);
      } else if (presence == Presence.OR_NULL) {
        json.name(name);
        json.nothing();
      } else if (presence == Presence.ALWAYS) {
        throw new IllegalStateException(name + " has no value");
      }
    }

    /** Returns the difference between the member's values in two objects; null if there is none. */
    @Nullable Difference<V> difference(@Nullable T before, @Nullable T after) {
      V old = before == null ? null : value.apply(before);
      V now = after == null ? null : value.apply(after);
      return Objects.equals(old, now) || Arrays.equals(bytes(old), bytes(now))
          ? null
          : new Difference<>(name, type, old, now);
    }

    private byte[] bytes(@Nullable V told) {
      return told == null ? NOTHING : JsonWriter.bytes(json -> type.write(json, told));
    }

    Schema schema() {
      return presence == Presence.OR_NULL ? type.schema().orNull() : type.schema();
    }
  }

  /**
   * A member whose value differs between an earlier and a later state of an object.
   *
   * @param old null if there was no value
   * @param now null if there is no value
   */
  private record Difference<V>(
      JsonWriter.Name name, ValueType<V> type, @Nullable V old, @Nullable V now) {

    void write(JsonWriter json) {
      json.name(name);
      json.object(
          this,
          (object, difference) -> {
            object.name(OLD);
            writeOrNull(object, difference.old());
            object.name(NEW);
            writeOrNull(object, difference.now());
          });
    }

    private void writeOrNull(JsonWriter json, @Nullable V told) {
      if (told == null) {
        json.nothing();
      } else {
        type.write(json, told);
      }
    }
  }

  public static <T> Members<T> of() {
    return new Members<>(List.of());
  }

  /** Returns these members and another one, which always has a value. */
  public <V> Members<T> has(String name, ValueType<V> type, Function<T, V> value) {
    return and(new Member<>(name, type, Presence.ALWAYS, each -> value.apply(each)));
  }

  /** Returns these members and another one, which is left out if it has no value. */
  public <V> Members<T> mayHave(
      String name, ValueType<V> type, Function<T, ? extends @Nullable V> value) {
    return and(new Member<>(name, type, Presence.IF_SET, value));
  }

  /** Returns these members and another one, which is null if it has no value. */
  public <V> Members<T> hasOrNull(
      String name, ValueType<V> type, Function<T, ? extends @Nullable V> value) {
    return and(new Member<>(name, type, Presence.OR_NULL, value));
  }

  private Members<T> and(Member<T, ?> member) {
    List<Member<T, ?>> more = new ArrayList<>(all);
    more.add(member);
    return new Members<>(List.copyOf(more));
  }

  /** Returns these members without those that have these names. */
  public Members<T> without(Set<String> names) {
    return new Members<>(
        all.stream().filter(member -> !names.contains(member.name().toString())).toList());
  }

  public List<String> names() {
    return all.stream().map(member -> member.name().toString()).toList();
  }

  /** Returns the names of the members whose values differ; a null object has no values. */
  public Set<String> changed(@Nullable T before, @Nullable T after) {
    return differences(before, after)
        .map(difference -> difference.name().toString())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Writes an object with the {@code old} and the {@code new} value of each member that differs.
   */
  public void writeChanged(JsonWriter json, @Nullable T before, @Nullable T after) {
    json.object(
        differences(before, after).toList(),
        (object, differences) -> differences.forEach(each -> each.write(object)));
  }

  private Stream<Difference<?>> differences(@Nullable T before, @Nullable T after) {
    return all.stream().flatMap(member -> Stream.ofNullable(member.difference(before, after)));
  }

  /** Returns the list, or null if it is empty, for a member that is to be left out then. */
  public static <V> @Nullable List<V> some(List<V> values) {
    return values.isEmpty() ? null : values;
  }

  @Override
  public Schema schema() {
    SequencedMap<String, Schema> schemas = new LinkedHashMap<>();
    all.forEach(member -> schemas.put(member.name().toString(), member.schema()));
    List<String> required =
        all.stream()
            .filter(member -> member.presence() != Presence.IF_SET)
            .map(member -> member.name().toString())
            .toList();
    return Schema.open(schemas, required);
  }

  @Override
  public void write(JsonWriter json, T value) {
    json.object(value, this::writeMembers);
  }

  /** Writes the members into an object that the caller has begun. */
  public void writeMembers(JsonWriter json, T value) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).write(json, value);
    }
  }

  /** Returns the type of an object with these members, with a name for its schema. */
  public ValueType<T> called(String name) {
    return ValueType.of(schema().called(name), this::write);
  }
}
