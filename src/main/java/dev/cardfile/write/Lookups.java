package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Explanation;
import dev.cardfile.upsert.UpsertRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Look-ups in the words of the rules. */
final class Lookups {

  private Lookups() {}

  static Set<Lookup<?>> keys(Set<MatchKey> keys) {
    return keys.stream().map(Lookup.ByKey::new).collect(Collectors.toUnmodifiableSet());
  }

  /** What a request asks for by its keys and its alias. */
  static Set<Lookup<?>> of(UpsertRequest request) {
    Set<Lookup<?>> keys = keys(request.keys());
    Set<Lookup<?>> aliases = TakenOver.lookups(request);
    if (aliases.isEmpty() && !request.options().explain()) {
      return keys;
    }
    Set<Lookup<?>> all = new HashSet<>(keys);
    all.addAll(aliases);
    if (request.options().explain()) {
      request.keys().forEach(key -> all.add(holders(key)));
    }
    return all;
  }

  static Lookup.HoldersOf holders(MatchKey key) {
    return new Lookup.HoldersOf(key, Explanation.MAX_HOLDERS);
  }

  static Set<Lookup<?>> contacts(Collection<ContactId> ids) {
    return ids.stream().map(Lookup.ById::new).collect(Collectors.toUnmodifiableSet());
  }

  static Function<MatchKey, Optional<Contact>> oldestHolder(View view) {
    return key -> view.get(new Lookup.ByKey(key));
  }
}
