package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Explanation;
import dev.cardfile.upsert.request.UpsertRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates look-ups for requests, keys and ids. */
final class Lookups {

  private Lookups() {}

  static Set<Lookup<?>> keys(Set<MatchKey> keys) {
    Set<Lookup<?>> lookups = new HashSet<>();
    for (MatchKey key : keys) {
      lookups.add(new Lookup.ByKey(key));
    }
    return lookups;
  }

  /** Returns the look-ups that a request needs for its keys and its alias. */
  static Set<Lookup<?>> of(UpsertRequest request) {
    Set<Lookup<?>> lookups = keys(request.keys());
    lookups.addAll(TakenOver.lookups(request));
    if (request.options().explain()) {
      request.keys().forEach(key -> lookups.add(holders(key)));
    }
    return lookups;
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
