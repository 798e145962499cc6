package dev.cardfile.store.sql;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.BusinessStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Businesses in a SQL database. */
final class SqlBusinessStore implements BusinessStore {

  private final LocationWriter writer;
  private final Readers readers;

  SqlBusinessStore(LocationWriter writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public List<Business> list(LocationId location, int limit, int skip) {
    return readers.read(connection ->
        BusinessRow.ROWS.list(new Session(connection), List.of(location.value()), limit, skip));
  }

  @Override
  public Optional<Business> find(LocationId location, String id) {
    return readers.read(connection ->
        Optional.ofNullable(BusinessRow.ROWS.find(new Session(connection), key(location, id))));
  }

  @Override
  public void add(LocationId location, Business business) {
    var _ =
        writer.change(
            location,
            session -> {
              LocationRevision.require(session, location);
              BusinessRow.ROWS.insert(session, key(location, business.id()), business);
              return business;
            });
  }

  @Override
  public Optional<Business> change(
      LocationId location, String id, BusinessChange change, Instant now) {
    return writer.change(
        location,
        session -> {
          List<String> key = key(location, id);
          Business before = BusinessRow.ROWS.find(session, key);
          if (before == null) {
            return Optional.empty();
          }
          Business after = change.over(before, now);
          BusinessRow.ROWS.update(session, key, after);
          return Optional.of(after);
        });
  }

  @Override
  public boolean delete(LocationId location, String id) {
    return writer.change(location, session -> BusinessRow.ROWS.delete(session, key(location, id)));
  }

  private static List<String> key(LocationId location, String id) {
    return List.of(location.value(), id);
  }
}
