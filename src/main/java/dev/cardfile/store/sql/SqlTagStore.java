package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.store.Naming;
import dev.cardfile.store.TagStore;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tag lists in a SQL database. A list is read whole and searched here: a tag of old has its id only
 * in this program, and an index would make every contact with a new tag dearer.
 */
final class SqlTagStore implements TagStore {

  private final LocationWriter writer;
  private final Readers readers;

  SqlTagStore(LocationWriter writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public List<LocationTag> list(LocationId location) {
    return readers.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(Statements.TAGS)) {
        return TagRows.read(select, location);
      }
    });
  }

  @Override
  public Optional<LocationTag> find(LocationId location, String id) {
    return only(list(location), tag -> tag.id().equals(id));
  }

  @Override
  public Naming<LocationTag> add(LocationId location, LocationTag tag) {
    return writer.change(
        location,
        session -> {
          LocationRevision.require(session, location);
          List<LocationTag> there = list(session, location);
          Optional<LocationTag> same = named(there, tag.name());
          if (same.isPresent()) {
            return new Naming.Taken<>(same.get().id());
          }
          if (there.size() >= LocationTag.MAX_COUNT) {
            return new Naming.Full<>();
          }
          PreparedStatement insert = session.statement(Statements.INSERT_TAG);
          TagRows.write(Parameters.of(insert), location, tag);
          insert.executeUpdate();
          return new Naming.Done<>(tag);
        });
  }

  /** With the revision raised, for the writers that know the old name to be on the list. */
  @Override
  public Naming<LocationTag> rename(LocationId location, String id, String label) {
    return writer.change(
        location,
        session -> {
          List<LocationTag> there = list(session, location);
          Optional<LocationTag> before = only(there, tag -> tag.id().equals(id));
          if (before.isEmpty()) {
            return new Naming.Missing<>();
          }
          LocationTag after = new LocationTag(id, label);
          Optional<LocationTag> same =
              named(there, after.name()).filter(tag -> !tag.id().equals(id));
          if (same.isPresent()) {
            return new Naming.Taken<>(same.get().id());
          }
          PreparedStatement update = session.statement(Statements.UPDATE_TAG);
          Parameters.of(update)
              .text(after.name())
              .text(id)
              .text(TagRows.label(after))
              .text(location.value())
              .text(before.get().name());
          update.executeUpdate();
          LocationRevision.raise(session, location);
          return new Naming.Done<>(after);
        });
  }

  /** With the revision raised, as in {@link #rename}. */
  @Override
  public boolean delete(LocationId location, String id) {
    return writer.change(
        location,
        session -> {
          Optional<LocationTag> tag = only(list(session, location), each -> each.id().equals(id));
          if (tag.isEmpty()) {
            return false;
          }
          PreparedStatement delete = session.statement(Statements.DELETE_TAG);
          Parameters.of(delete).text(location.value()).text(tag.get().name());
          delete.executeUpdate();
          LocationRevision.raise(session, location);
          return true;
        });
  }

  private static List<LocationTag> list(Session session, LocationId location) throws SQLException {
    return TagRows.read(session.statement(Statements.TAGS), location);
  }

  private static Optional<LocationTag> named(List<LocationTag> tags, String name) {
    return only(tags, tag -> tag.name().equals(name));
  }

  private static Optional<LocationTag> only(List<LocationTag> tags, Predicate<LocationTag> wanted) {
    return tags.stream().filter(wanted).findFirst();
  }
}
