package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Lookup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a batch looks up, fetched by one statement for each kind of look-up. */
final class PostgresFetch implements Overlay.Source {

  private final Map<KeyAt, ContactId> oldest = new HashMap<>();
  private final Map<IdAt, Contact> contacts = new HashMap<>();
  private final Set<BusinessAt> businesses = new HashSet<>();

  private record KeyAt(LocationId location, MatchKey key) {}

  private record IdAt(LocationId location, ContactId id) {}

  private record BusinessAt(LocationId location, String id) {}

  private PostgresFetch() {}

  /** Fetches what these want. */
  static PostgresFetch of(Collection<Overlay> overlays, Session session) throws SQLException {
    ColumnBatch keys = new ColumnBatch();
    ColumnBatch ids = new ColumnBatch();
    ColumnBatch businesses = new ColumnBatch();
    for (Overlay overlay : overlays) {
      String location = overlay.location().id().value();
      for (Lookup lookup : overlay.wanted()) {
        switch (lookup) {
          case Lookup.ByKey(MatchKey key) ->
              keys.row()
                  .text(location)
                  .text(EnumCodec.MATCHING_FIELD.write(key.field()))
                  .text(key.value());
          case Lookup.ById(ContactId id) -> ids.row().text(location).text(id.value());
          case Lookup.OfBusiness(String id) -> businesses.row().text(location).text(id);
        }
      }
    }
    PostgresFetch fetched = new PostgresFetch();
    fetched.holders(keys, session);
    fetched.contacts(ids, session);
    fetched.businesses(businesses, session);
    return fetched;
  }

  /** Hands over what was fetched. */
  void into(Collection<Overlay> overlays) throws SQLException {
    for (Overlay overlay : overlays) {
      for (Lookup lookup : overlay.wanted()) {
        overlay.fetch(lookup, this);
      }
    }
  }

  /** Knows only the first holder, and that there is none where it was told of none. */
  @Override
  public @Nullable ContactId holderAfter(
      Location location, MatchKey key, @Nullable ContactId after) {
    if (after != null) {
      throw new IllegalStateException("only the oldest holders were fetched");
    }
    return oldest.get(new KeyAt(location.id(), key));
  }

  @Override
  public @Nullable Contact contact(Location location, ContactId id) {
    return contacts.get(new IdAt(location.id(), id));
  }

  @Override
  public boolean hasBusiness(Location location, String id) {
    return businesses.contains(new BusinessAt(location.id(), id));
  }

  private void holders(ColumnBatch keys, Session session) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (ResultSet rows =
        keys.statement(session, PostgresStatements.OLDEST_HOLDERS).executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        LocationId location = new LocationId(row.text());
        MatchKey key = new MatchKey(EnumCodec.MATCHING_FIELD.read(row.text()), row.text());
        Contact contact = ContactRow.read(row);
        oldest.put(new KeyAt(location, key), contact.id());
        contacts.put(new IdAt(location, contact.id()), contact);
      }
    }
  }

  private void contacts(ColumnBatch ids, Session session) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (ResultSet rows = ids.statement(session, PostgresStatements.CONTACTS).executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        LocationId location = new LocationId(row.text());
        Contact contact = ContactRow.read(row);
        contacts.put(new IdAt(location, contact.id()), contact);
      }
    }
  }

  private void businesses(ColumnBatch ids, Session session) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (ResultSet rows = ids.statement(session, PostgresStatements.BUSINESSES).executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        businesses.add(new BusinessAt(new LocationId(row.text()), row.text()));
      }
    }
  }
}
