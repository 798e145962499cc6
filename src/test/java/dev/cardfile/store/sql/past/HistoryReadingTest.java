package dev.cardfile.store.sql.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.PersonName;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import dev.cardfile.write.Writes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of a history while it changes. */
@Timeout(60)
class HistoryReadingTest {

  private static final LocationId HERE = new LocationId("here");
  private static final ContactId ONE = new ContactId("1");
  private static final int PAGE = 2;

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whoIsErasedBeforeTheContactsAreReadIsErased(StoreKind kind) throws SQLException {
    whoIsErasedMeanwhileIsErased(kind, "SELECT id,");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whoIsErasedBeforeTheLaterChangesAreReadIsErased(StoreKind kind) throws SQLException {
    whoIsErasedMeanwhileIsErased(kind, Statements.LAST_CHANGE_OF_CONTACT);
  }

  /** The page ends before the last change, so that the changes after it are read, too. */
  private static void whoIsErasedMeanwhileIsErased(StoreKind kind, String statement)
      throws SQLException {
    try (SqlFixture fixture = (SqlFixture) kind.newFixture();
        Stores stores = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Connection connection = fixture.onlooker().open()) {
      stores.locations().create(Contacts.location(HERE));
      write(stores);
      Connection erasing = before(connection, statement, () -> erase(stores));
      HistoryReading reading = new HistoryReading(new Session(erasing), HERE);
      List<Logged> page = reading.after(0, PAGE);
      List<Entry> entries = reading.complete(fixture.engine().dialect(), page);
      assertThat(stores.contacts().find(HERE, ONE)).isEmpty();
      assertThat(entries)
          .isEqualTo(reading.complete(fixture.engine().dialect(), reading.after(0, PAGE)));
      assertThat(entries).hasSize(PAGE).allMatch(entry -> entry.kind() == Kind.ERASED);
    }
  }

  /** Writes a contact with three changes. */
  private static void write(Stores stores) {
    Contact contact = Contacts.full(ONE.value(), "x");
    Contacts.insert(stores, HERE, contact);
    for (String name : List.of("Ann", "Bea")) {
      contact =
          Contacts.written(
              contact,
              new PersonName(name, null),
              contact.lastAttribution(),
              Contacts.NOW,
              contact.revision() + 1);
      Contact next = contact;
      WorkingSet.exclusively(
          stores,
          HERE,
          Set.of(new Lookup.ById(ONE)),
          working -> {
            assertThat(working.contact(ONE)).isPresent();
            working.replace(next);
            return next;
          });
    }
  }

  private static void erase(Stores stores) {
    Writes writes = Writing.to(stores);
    assertThat(writes.run(writes.reversals().erase(HERE, Writing.TERMS, ONE))).isPresent();
  }

  /** Returns a connection that does something before the first statement that begins like this. */
  private static Connection before(Connection real, String statement, Runnable action) {
    boolean[] done = {false};
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && ((String) arguments[0]).startsWith(statement)
                  && !done[0]) {
                done[0] = true;
                action.run();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
