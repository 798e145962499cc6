package dev.cardfile.store.sql;

import dev.cardfile.access.OperatorStore;
import dev.cardfile.access.TokenStore;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.oauth.AppStore;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.store.ActivityStore;
import dev.cardfile.store.AliasStore;
import dev.cardfile.store.BusinessStore;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.LocationDeletions;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.NamedValueStore;
import dev.cardfile.store.Outage;
import dev.cardfile.store.RetryStore;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFigures;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.TagStore;
import dev.cardfile.store.TaskSearch;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.sql.engine.StoreParts;
import dev.cardfile.store.sql.jdbc.LocationWriter;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.TaskTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** The stores of one SQL database, built on the parts that its engine supplies. */
final class SqlStores implements Stores {

  private final StoreParts parts;
  private final CommitEvents events;
  private final Transactions transactions;
  private final ContactStore contacts;
  private final ContactSearch search;
  private final LocationStore locations;
  private final LocationDeletions deletions;
  private final TagStore tags;
  private final NamedValueStore namedValues;
  private final TokenStore tokens;
  private final OperatorStore operators;
  private final ActivityStore<Note> notes;
  private final ActivityStore<Task> tasks;
  private final TaskSearch taskSearch;
  private final BusinessStore businesses;
  private final AliasStore aliases;
  private final ImportStore imports;
  private final RetryStore retries;
  private final HistoryStore history;
  private final AppStore apps;

  SqlStores(StoreParts parts, StoreEvents events) {
    this.parts = parts;
    this.events = CommitEvents.of(events);
    transactions = new SqlTransactions(parts.partitions(), events);
    contacts = new SqlContactStore(parts.readers());
    search = new SqlContactSearch(parts.dialect(), parts.readers());
    tokens =
        new SqlTokenStore(parts.writer(), parts.readers(), parts.tokenRevision(), parts.dialect());
    operators =
        new SqlOperatorStore(
            parts.writer(), parts.readers(), parts.tokenRevision(), parts.dialect());
    LocationWriter writer = new LocationWriter(parts.writer(), parts.dialect());
    locations = new SqlLocationStore(writer, parts.readers());
    deletions = new SqlLocationDeletions(writer, parts.readers(), parts.tokenRevision());
    tags = new SqlTagStore(parts.readers());
    namedValues = new SqlNamedValueStore(parts.readers());
    notes = new SqlActivityStore<>(NoteTable.TABLE, Statements.NOTES, parts.readers());
    tasks = new SqlActivityStore<>(TaskTable.TABLE, Statements.TASKS, parts.readers());
    taskSearch = new SqlTaskSearch(parts.dialect(), parts.readers());
    businesses = new SqlBusinessStore(parts.dialect(), parts.readers());
    aliases = new SqlAliasStore(parts.dialect(), parts.readers());
    imports = new SqlImportStore(parts.readers());
    retries = new SqlRetryStore(parts.readers());
    history = new SqlHistoryStore(parts.dialect(), parts.readers(), parts.recorded());
    apps = new SqlAppStore(parts.writer(), parts.readers(), parts.tokenRevision(), parts.dialect());
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public ContactStore contacts() {
    return contacts;
  }

  @Override
  public ContactSearch search() {
    return search;
  }

  @Override
  public LocationStore locations() {
    return locations;
  }

  @Override
  public LocationDeletions deletions() {
    return deletions;
  }

  @Override
  public TagStore tags() {
    return tags;
  }

  @Override
  public NamedValueStore namedValues() {
    return namedValues;
  }

  @Override
  public TokenStore tokens() {
    return tokens;
  }

  @Override
  public OperatorStore operators() {
    return operators;
  }

  @Override
  public ActivityStore<Note> notes() {
    return notes;
  }

  @Override
  public ActivityStore<Task> tasks() {
    return tasks;
  }

  @Override
  public TaskSearch taskSearch() {
    return taskSearch;
  }

  @Override
  public BusinessStore businesses() {
    return businesses;
  }

  @Override
  public AliasStore aliases() {
    return aliases;
  }

  @Override
  public ImportStore imports() {
    return imports;
  }

  @Override
  public RetryStore retries() {
    return retries;
  }

  @Override
  public HistoryStore history() {
    return history;
  }

  @Override
  public AppStore apps() {
    return apps;
  }

  @Override
  public void whenCommitted(Runnable action) {
    events.whenCommitted(action);
  }

  @Override
  public Optional<Outage> outage() {
    return parts.condition().outage().or(this::outageOfReaders);
  }

  @Override
  public StoreFigures figures() {
    return new StoreFigures(
        parts.partitions().queue(), parts.condition().disk().get().orElse(null));
  }

  private Optional<Outage> outageOfReaders() {
    try {
      boolean answers =
          parts
              .readers()
              .read(connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement(Statements.TOKEN_REVISION);
                    ResultSet rows = statement.executeQuery()) {
                  return rows.next();
                }
              });
      return answers ? Optional.empty() : Optional.of(Outage.OTHER);
    } catch (StoreUnavailable away) {
      return Optional.of(away.outage());
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
