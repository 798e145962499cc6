package dev.cardfile.contact;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a contact that can change on its own and be changed back. The history of a contact
 * shows changes of traits only; times, revision and last attribution are not traits.
 */
public sealed interface Trait {

  /** A trait that every contact has exactly once. */
  enum Single implements Trait {
    FIRST_NAME(contact -> contact.name().first()),
    LAST_NAME(contact -> contact.name().last()),
    /** The primary e-mail and the additional ones. */
    EMAILS(Contact::emails),
    /** The primary phone and the additional ones. */
    PHONES(Contact::phones),
    DATE_OF_BIRTH(Contact::dateOfBirth),
    DND(contact -> contact.dnd().everywhere()),
    INBOUND_DND(contact -> contact.dnd().inbound()),
    TAGS(Contact::tags),
    FOLLOWERS(Contact::followers),
    FIRST_ATTRIBUTION(Contact::firstAttribution);

    @SuppressWarnings("ImmutableEnumChecker") // the functions are immutable
    private final Function<Contact, @Nullable Object> value;

    Single(Function<Contact, @Nullable Object> value) {
      this.value = value;
    }
  }

  record Text(TextField field) implements Trait {}

  record Channel(DndChannel channel) implements Trait {}

  /**
   * A custom field.
   *
   * @param id the id of the field
   */
  record Custom(String id) implements Trait {}

  /** Returns the traits in which two states of a contact differ. */
  static Set<Trait> differing(Contact one, Contact other) {
    Set<Trait> traits = new HashSet<>();
    for (Single single : Single.values()) {
      if (!Objects.equals(single.value.apply(one), single.value.apply(other))) {
        traits.add(single);
      }
    }
    addDiffering(one.texts(), other.texts(), Text::new, traits);
    addDiffering(one.dnd().channels(), other.dnd().channels(), Channel::new, traits);
    addDiffering(one.customFields().values(), other.customFields().values(), Custom::new, traits);
    return traits;
  }

  private static <K> void addDiffering(
      Map<K, ?> one, Map<K, ?> other, Function<K, Trait> trait, Collection<Trait> to) {
    if (one.equals(other)) {
      return;
    }
    Set<K> keys = new HashSet<>(one.keySet());
    keys.addAll(other.keySet());
    for (K key : keys) {
      if (!Objects.equals(one.get(key), other.get(key))) {
        to.add(trait.apply(key));
      }
    }
  }

  /**
   * Returns {@code to} with the given traits taken from {@code from}, which is another state of the
   * same contact.
   */
  static Contact taken(Set<Trait> traits, Contact from, Contact to) {
    Dnd dnd = to.dnd();
    Dnd other = from.dnd();
    return new Contact(
        to.id(),
        new PersonName(
            (traits.contains(Single.FIRST_NAME) ? from : to).name().first(),
            (traits.contains(Single.LAST_NAME) ? from : to).name().last()),
        (traits.contains(Single.EMAILS) ? from : to).emails(),
        (traits.contains(Single.PHONES) ? from : to).phones(),
        mixed(traits, Text::new, from.texts(), to.texts()),
        (traits.contains(Single.DATE_OF_BIRTH) ? from : to).dateOfBirth(),
        new Dnd(
            (traits.contains(Single.DND) ? other : dnd).everywhere(),
            mixed(traits, Channel::new, other.channels(), dnd.channels()),
            (traits.contains(Single.INBOUND_DND) ? other : dnd).inbound()),
        (traits.contains(Single.TAGS) ? from : to).tags(),
        new CustomFields(
            mixed(traits, Custom::new, from.customFields().values(), to.customFields().values())),
        (traits.contains(Single.FOLLOWERS) ? from : to).followers(),
        (traits.contains(Single.FIRST_ATTRIBUTION) ? from : to).firstAttribution(),
        to.lastAttribution(),
        to.dateAdded(),
        to.dateUpdated(),
        to.lastActivity(),
        to.revision());
  }

  /**
   * Mixes the entries of two maps, in the order of {@code from}, followed by the entries that only
   * {@code to} has.
   */
  private static <K, V> SequencedMap<K, V> mixed(
      Set<Trait> traits, Function<K, Trait> trait, Map<K, V> from, Map<K, V> to) {
    SequencedMap<K, V> mixed = new LinkedHashMap<>();
    Map<K, V> left = new HashMap<>(to);
    from.forEach((key, value) -> {
      V kept = left.remove(key);
      V taken = traits.contains(trait.apply(key)) ? value : kept;
      if (taken != null) {
        mixed.put(key, taken);
      }
    });
    to.forEach((key, value) -> {
      if (left.containsKey(key) && !traits.contains(trait.apply(key))) {
        mixed.put(key, value);
      }
    });
    return mixed;
  }
}
