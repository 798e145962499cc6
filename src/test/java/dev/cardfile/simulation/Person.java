package dev.cardfile.simulation;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchingField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contact of the model. */
final class Person {

  final String id;
  final Map<MatchingField, List<String>> former = new EnumMap<>(MatchingField.class);
  final Map<MatchingField, String> primary = new EnumMap<>(MatchingField.class);
  @Nullable String firstName;
  @Nullable String city;
  @Nullable String custom;
  List<String> tags = List.of();
  @Nullable String business;
  long revision;

  /** All values that were ever held, in the order in which they came. */
  final Map<MatchingField, Set<String>> ever = new EnumMap<>(MatchingField.class);

  Person(String id) {
    this.id = id;
    for (MatchingField field : MatchingField.values()) {
      former.put(field, new ArrayList<>());
      ever.put(field, new LinkedHashSet<>());
    }
  }

  /** Returns the model of a contact. */
  static Person of(Contact contact) {
    Person person = new Person(contact.id().value());
    for (MatchingField field : MatchingField.values()) {
      String value = contact.held(field).primary();
      if (value != null) {
        person.primary.put(field, value);
      }
      person.former.get(field).addAll(contact.held(field).additional());
    }
    person.firstName = contact.name().first();
    person.city = contact.texts().get(TextField.CITY);
    person.custom =
        contact.customFields().values().get(History.FIELD_ID) instanceof CustomValue.Text(var text)
            ? text
            : null;
    person.tags = contact.tags().names();
    person.business = contact.texts().get(TextField.BUSINESS_ID);
    person.revision = contact.revision();
    return person;
  }

  /** Copies the state of another person, except for the revision and {@link #ever}. */
  void become(Person other) {
    for (MatchingField field : MatchingField.values()) {
      become(field, other);
    }
    firstName = other.firstName;
    city = other.city;
    custom = other.custom;
    tags = other.tags;
    business = other.business;
  }

  void become(MatchingField field, Person other) {
    setHeld(field, other.primary.get(field), other.former.get(field));
  }

  /** Replaces all values of a field. */
  void setHeld(MatchingField field, @Nullable String value, List<String> formerOnes) {
    List<String> values = List.copyOf(formerOnes);
    former.get(field).clear();
    former.get(field).addAll(values);
    primary.remove(field);
    if (value != null) {
      primary.put(field, value);
    }
  }

  void makePrimary(MatchingField field, String value) {
    primary.put(field, value);
    ever.get(field).add(value);
  }

  /**
   * Returns a value that is or was held, by number, starting over at the end; null if there is
   * none.
   */
  @Nullable String value(MatchingField field, int which) {
    List<String> values = List.copyOf(ever.get(field));
    return values.isEmpty() ? null : values.get(which % values.size());
  }

  boolean holds(MatchingField field, String value) {
    return value.equals(primary.get(field)) || former.get(field).contains(value);
  }

  /** Returns all values of a field, the primary one first. */
  List<String> values(MatchingField field) {
    return Stream.concat(Stream.ofNullable(primary.get(field)), former.get(field).stream())
        .toList();
  }

  /** Returns the traits that can change independently. */
  private Map<String, Object> traits() {
    Map<String, Object> traits = new TreeMap<>();
    for (MatchingField field : MatchingField.values()) {
      traits.put(field.name(), primary.get(field) + " " + former.get(field));
    }
    traits.put("name", String.valueOf(firstName));
    traits.put("city", String.valueOf(city));
    traits.put("custom", String.valueOf(custom));
    traits.put("tags", tags);
    traits.put("business", String.valueOf(business));
    return traits;
  }

  /** Returns the names of the traits in which two states differ. */
  static Set<String> differing(Person one, Person other) {
    Map<String, Object> others = other.traits();
    Set<String> traits = new HashSet<>();
    one.traits()
        .forEach((name, value) -> {
          if (!Objects.equals(value, others.get(name))) {
            traits.add(name);
          }
        });
    return traits;
  }

  /** Copies some traits of another person. */
  void take(Set<String> traits, Person other) {
    for (MatchingField field : MatchingField.values()) {
      if (traits.contains(field.name())) {
        become(field, other);
      }
    }
    firstName = traits.contains("name") ? other.firstName : firstName;
    city = traits.contains("city") ? other.city : city;
    custom = traits.contains("custom") ? other.custom : custom;
    tags = traits.contains("tags") ? other.tags : tags;
    business = traits.contains("business") ? other.business : business;
  }

  @Override
  public String toString() {
    return "%s %s former %s name %s city %s custom %s tags %s business %s revision %d"
        .formatted(id, primary, former, firstName, city, custom, tags, business, revision);
  }
}
