package dev.cardfile.store.sql.group;

import dev.cardfile.contact.ContactId;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a unit of work knows about the holders of a key. */
final class Holders {

  final TreeSet<ContactId> known = new TreeSet<>();
  @Nullable ContactId lastFetched;
  boolean allFetched;

  Holders copy() {
    Holders copy = new Holders();
    copy.known.addAll(known);
    copy.lastFetched = lastFetched;
    copy.allFetched = allFetched;
    return copy;
  }

  @Nullable ContactId certainlyOldest() {
    ContactId oldest = known.isEmpty() ? null : known.first();
    boolean certain =
        allFetched || (oldest != null && lastFetched != null && oldest.compareTo(lastFetched) <= 0);
    return certain ? oldest : null;
  }
}
