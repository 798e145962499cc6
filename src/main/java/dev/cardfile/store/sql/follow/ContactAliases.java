package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ContactAliasTable.Named;
import java.util.Set;

/**
 * Maintains the aliases of contacts. A deleted contact keeps its aliases; an erased one does not.
 */
final class ContactAliases implements Follower {

  @Override
  public Set<Lookup<?>> lookups(Effect effect) {
    return effect instanceof Effect.EraseContact(ContactId id, var _)
        ? Set.of(new Lookup.AliasesOf(id))
        : Set.of();
  }

  @Override
  public void happened(Effect effect, EffectContext at, RowWrites rows) {
    LocationId location = at.state().id();
    if (effect
        instanceof
        Effect.PutAlias(Alias alias, ContactId contact, ContactId before, boolean isNew)) {
      String importId = isNew ? null : at.actor().importId();
      rows.change(
          ContactAliasTable.TABLE,
          location,
          before == null ? null : new Named(alias, before),
          new Named(alias, contact, importId));
    } else if (effect instanceof Effect.DropAlias(Alias alias, ContactId contact)) {
      rows.delete(ContactAliasTable.TABLE, location, new Named(alias, contact));
    } else if (effect instanceof Effect.EraseContact(ContactId id, var _)) {
      for (Alias alias : at.get(new Lookup.AliasesOf(id))) {
        rows.delete(ContactAliasTable.TABLE, location, new Named(alias, id));
      }
    }
  }
}
