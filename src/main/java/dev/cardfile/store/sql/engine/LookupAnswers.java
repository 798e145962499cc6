package dev.cardfile.store.sql.engine;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.imports.Import;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.FormerContact;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.past.PastAnswers;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.ActivityStatements;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.BusinessTable;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ContactAliasTable.Named;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ImportTable;
import dev.cardfile.store.sql.table.NamedValueTable;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.RetryTable;
import dev.cardfile.store.sql.table.TagTable;
import dev.cardfile.store.sql.table.TaskTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers the look-ups that a unit of work cannot answer from memory, with one or more queries
 * each.
 */
final class LookupAnswers {

  private LookupAnswers() {}

  @SuppressWarnings("unchecked") // each case returns the type that its look-up declares
  static <T> T find(Session session, LocationId location, Lookup<T> lookup) throws SQLException {
    return switch (lookup) {
      case Lookup.ById _, Lookup.ByKey _, Lookup.ByAlias _, Lookup.ContactsOfBusiness _ ->
          throw new IllegalArgumentException("the unit of work answers " + lookup);
      case Lookup.ActivitiesOfAnybody _ ->
          throw new IllegalArgumentException(lookup + " asks for nothing");
      case Lookup.DepartedByAlias(Alias alias) -> (T) departed(session, location, alias);
      case Lookup.AliasesOf(ContactId id) ->
          (T) aliases(session, location, id).map(Named::alias).toList();
      case Lookup.AliasesByImport(ContactId id, String importId) ->
          (T)
              aliases(session, location, id)
                  .filter(named -> importId.equals(named.importId()))
                  .map(Named::alias)
                  .toList();
      case Lookup.Departed(ContactId id) -> (T) new PastAnswers(session, location).departed(id);
      case Lookup.RecordedChange(long seq) -> (T) new PastAnswers(session, location).recorded(seq);
      case Lookup.ChangesSince(ContactId id, long behind, String importId) ->
          (T) new PastAnswers(session, location).since(id, behind, importId);
      case Lookup.ChangesOf(ContactId id) ->
          (T)
              new PastAnswers(session, location)
                  .changes(id).stream().map(ContactChangeTable.Logged::seq).toList();
      case Lookup.KeysOf(ContactId id) -> (T) new PastAnswers(session, location).keys(id);
      case Lookup.TracesOf(ContactId id) -> (T) new PastAnswers(session, location).traces(id);
      case Lookup.HoldersOf(var key, int limit) ->
          (T) SingleRows.holders(session, location, key, limit);
      case Lookup.BusinessById(String id) ->
          (T) new TableReader<>(BusinessTable.TABLE, session).find(location, id);
      case Lookup.ActivityById<?>(var kind, ContactId contact, String id) ->
          (T) new TableReader<>(table(kind), session).find(location, contact.value(), id);
      case Lookup.ActivitiesOf<?>(var kind, ContactId contact) ->
          (T) activities(session, location, kind, contact);
      case Lookup.DeletedActivitiesOf<?>(var kind, ContactId contact, long deletion) ->
          (T) deleted(session, location, kind, contact, deletion);
      case Lookup.ActivityTotal(var kind, ContactId contact) ->
          (T) total(session, location, kind, contact);
      case Lookup.AllTags all ->
          (T) TagTable.tags(location, new TableReader<>(TagTable.TABLE, session).list(location));
      case Lookup.NamedValueById(String id) ->
          (T) new TableReader<>(NamedValueTable.TABLE, session).find(location, id);
      case Lookup.NamedValueByKey(String key) ->
          (T)
              new TableReader<>(NamedValueTable.TABLE, session)
                  .list(location, Statements.NAMED_VALUE_OF_KEY, row -> row.text(key)).stream()
                      .findFirst();
      case Lookup.OutcomeByKey(RetryKey(String scope, String key)) ->
          (T) new TableReader<>(RetryTable.TABLE, session).find(location, scope, key);
      case Lookup.OutcomesUntil(Instant until, int limit) ->
          (T) OutcomeRows.until(session, location, until, limit);
      case Lookup.OutcomesOf(ContactId contact) -> (T) OutcomeRows.of(session, location, contact);
      case Lookup.ImportById(String id) -> (T) imports(session).find(location, id);
      case Lookup.AllImports all -> (T) imports(session).list(location).reversed();
      case Lookup.NamedValueCount count ->
          (T)
              Long.valueOf(
                  SingleRows.number(session, Statements.COUNT_NAMED_VALUES, location.value()));
    };
  }

  private static TableReader<Import> imports(Session session) {
    return new TableReader<>(ImportTable.TABLE, session);
  }

  private static Stream<Named> aliases(Session session, LocationId location, ContactId id)
      throws SQLException {
    return new TableReader<>(ContactAliasTable.TABLE, session)
        .list(location, Statements.ALIASES_OF_CONTACT, row -> row.text(id.value())).stream();
  }

  private static FormerContact departed(Session session, LocationId location, Alias alias)
      throws SQLException {
    ContactId id = SingleRows.aliased(session, location, alias);
    return id == null
        ? new FormerContact.Unknown()
        : new PastAnswers(session, location).departed(id);
  }

  static Table<? extends Activity> table(Class<? extends Activity> kind) {
    return kind == Note.class ? NoteTable.TABLE : TaskTable.TABLE;
  }

  private static List<? extends Activity> activities(
      Session session, LocationId location, Class<? extends Activity> kind, ContactId contact)
      throws SQLException {
    return new TableReader<>(table(kind), session)
        .list(
            location,
            kind == Task.class ? Statements.TASKS : Statements.NOTES,
            row -> row.text(contact.value()));
  }

  private static List<? extends Activity> deleted(
      Session session,
      LocationId location,
      Class<? extends Activity> kind,
      ContactId contact,
      long deletion)
      throws SQLException {
    return new TableReader<>(table(kind), session)
        .list(
            location,
            kind == Task.class
                ? ActivityStatements.DELETED_TASKS
                : ActivityStatements.DELETED_NOTES,
            row -> row.number(deletion).text(contact.value()));
  }

  private static Activity.Total total(
      Session session, LocationId location, Class<? extends Activity> kind, ContactId contact)
      throws SQLException {
    PreparedStatement statement =
        session.statement(
            kind == Task.class ? Statements.TOTAL_OF_TASKS : Statements.TOTAL_OF_NOTES);
    Parameters.of(statement).text(location.value()).text(contact.value());
    try (ResultSet found = statement.executeQuery()) {
      var _ = found.next();
      return new Activity.Total(found.getLong(1), found.getLong(2));
    }
  }
}
