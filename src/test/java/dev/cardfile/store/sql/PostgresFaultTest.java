package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.withEmails;
import static dev.cardfile.store.sql.ProxiedStore.HERE;
import static dev.cardfile.store.sql.ProxiedStore.isUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.store.BlockedWriter;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.postgres.PostgresStatements;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactKeyTable;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.TagTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A connection that is cut at each statement in turn: everything is written or nothing, and never
 * twice.
 */
class PostgresFaultTest {

  private static final Predicate<String> COMMIT = "COMMIT"::equals;
  private static final int ENOUGH_STATEMENTS = 100;

  /** The statements of a batch, from the first to the last. */
  private static final List<String> OF_A_BATCH =
      Stream.of(
              "BEGIN",
              PostgresStatements.LOCK_LOCATIONS,
              PostgresStatements.OLDEST_HOLDERS,
              PostgresStatements.CONTACTS,
              ContactKeyTable.TABLE.sql().delete(),
              ContactTable.STORED.sql().delete(),
              ContactTable.STORED.sql().insertMany(),
              ContactTable.STORED.sql().updateMany(),
              ContactKeyTable.TABLE.sql().insertMany(),
              TagTable.TABLE.sql().insertMany(),
              "COMMIT")
          .map(PostgresFaultTest::asSent)
          .toList();

  /**
   * The additional statements of a batch in which one work lets go of a key that another looks up.
   */
  private static final List<String> OF_AN_HEIR =
      Stream.of(Statements.HOLDER_AFTER, ContactTable.STORED.sql().find())
          .map(PostgresFaultTest::asSent)
          .toList();

  private final ProxiedStore store = ProxiedStore.made();

  /**
   * Where a connection is cut: before the statement reaches the database, or before its reply
   * returns.
   */
  enum Where {
    BEFORE_FORWARDING,
    BEFORE_REPLY
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Returns the SQL as the driver sends it, with numbered parameters. */
  private static String asSent(String sql) {
    StringBuilder sent = new StringBuilder();
    int parameters = 0;
    for (String part : sql.splitWithDelimiters("\\?", 0)) {
      sent.append(part.equals("?") ? "$" + ++parameters : part);
    }
    return sent.toString();
  }

  private void cut(Where where, Predicate<String> sql) {
    switch (where) {
      case BEFORE_FORWARDING -> store.proxy().cutBeforeForwarding(sql);
      case BEFORE_REPLY -> store.proxy().cutBeforeReplyTo(sql);
    }
  }

  /**
   * A second try would find what the first has written, and wrongly report that nothing was
   * created.
   */
  @ParameterizedTest
  @EnumSource
  void aLostCommitIsNotTriedAgainAndTheRequestRepeatedTellsTheTruth(Where where) {
    Stores stores = store.open();
    Caller caller = new Caller(stores);
    assertThat(caller.upsert(HERE, "kept@example.com", null).created()).isTrue();
    cut(where, COMMIT);
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> caller.upsert(HERE, "ann@example.com", null))
        .withMessageNotContainingAny("nothing", "not write", "not written");
    assertThat(store.proxy().hasCut()).isTrue();

    boolean isWritten = where == Where.BEFORE_REPLY;
    assertThat(store.count("contact")).isEqualTo(isWritten ? 2 : 1);
    assertThat(caller.upsert(HERE, "ann@example.com", null).created()).isEqualTo(!isWritten);
    assertThat(store.count("contact")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aLostCommitConcernsAllWhoShareIt(Where where) {
    List<Integer> failed = new CopyOnWriteArrayList<>();
    StoreEvents events =
        new StoreEvents() {
          @Override
          public void batchFailed(int works) {
            failed.add(works);
          }
        };
    Stores stores = store.open(store.url(), ProxiedStore.SETTINGS, events);
    AtomicInteger runs = new AtomicInteger();
    BlockedWriter blocked = BlockedWriter.in(stores, HERE);
    List<QueuedCall<ContactId>> calls =
        Stream.of("1", "2", "3")
            .map(id -> QueuedCall.start(() -> insert(stores, id, runs)))
            .toList();
    AtomicInteger commits = new AtomicInteger();
    cut(where, sql -> COMMIT.test(sql) && commits.incrementAndGet() == 2);
    blocked.goOn();
    for (QueuedCall<ContactId> call : calls) {
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(call::answer);
    }
    assertThat(store.proxy().hasCut()).isTrue();
    assertThat(runs).as("each work ran once").hasValue(3);
    assertThat(store.count("contact")).isEqualTo(where == Where.BEFORE_REPLY ? 3 : 0);
    ProxiedStore.await("the batch was counted", () -> failed.equals(List.of(3)));
  }

  private static ContactId insert(Stores stores, String id, AtomicInteger runs) {
    return WorkingSet.exclusively(
        stores,
        HERE,
        Set.of(),
        working -> {
          runs.incrementAndGet();
          working.insert(withEmails(id, id + "@example.com"));
          return new ContactId(id);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLostCommitOfATokenIsToldAsOne(Where where) {
    Stores stores = store.open();
    stores.tokens().create(token("first"));
    cut(where, COMMIT);
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> stores.tokens().create(token("second")))
        .withMessageContaining("it is unknown whether anything was written");
    assertThat(stores.tokens().list(HERE)).hasSize(where == Where.BEFORE_REPLY ? 2 : 1);
  }

  private static Token token(String id) {
    return new Token(id, TokenHash.of(id), HERE, null, Set.of(), Contacts.NOW, null, null);
  }

  /** A connection that worked before may have broken long ago, so another one is tried. */
  @ParameterizedTest
  @EnumSource
  void onAnOldConnectionNobodyNoticesACutBeforeTheCommit(Where where) {
    Stores stores = store.open();
    Set<String> cuts = cutEachStatement(stores, true, where);
    assertThat(cuts).as("statements that were cut").containsAll(OF_A_BATCH).containsAll(OF_AN_HEIR);
  }

  @ParameterizedTest
  @EnumSource
  void onANewConnectionEachCutIsTold(Where where) {
    Stores stores = store.open();
    Set<String> cuts = cutEachStatement(stores, false, where);
    assertThat(cuts)
        .as("statements that were cut")
        .containsAll(OF_A_BATCH)
        .contains(asSent(PostgresStatements.PREPARE_TO_WRITE), asSent(Statements.LOCATION));
  }

  /** Repeats a change, and each time cuts the connection at its next statement. */
  private Set<String> cutEachStatement(Stores stores, boolean kept, Where where) {
    // Otherwise the reader's own connecting would add statements in between.
    ProxiedStore.await("the reader is there", stores::answers);
    Set<String> cuts = new HashSet<>();
    try (Stores other =
        Database.postgres(store.direct()).open(ProxiedStore.SETTINGS, StoreEvents.NONE)) {
      for (int n = 1; n < ENOUGH_STATEMENTS; n++) {
        Change change = new Change(n);
        change.prepare(kept ? stores : other);
        List<String> before = store.everything();
        List<String> seen = new CopyOnWriteArrayList<>();
        int last = n;
        Predicate<String> nth = sql -> seen.add(sql) && seen.size() == last;
        boolean unavailable =
            isUnavailable(() ->
                kept
                    ? change.inTwoWorks(stores, () -> cut(where, afterFirstCommit(nth)))
                    : change.begun(stores, () -> cut(where, nth)));
        if (!store.proxy().hasCut()) {
          assertThat(unavailable).isFalse();
          return cuts;
        }
        cuts.add(seen.getLast());
        boolean isCommit = COMMIT.test(seen.getLast());
        boolean isWritten = isCommit ? where == Where.BEFORE_REPLY : kept;
        assertThat(unavailable).as("unavailable, %s", seen).isEqualTo(isCommit || !kept);
        assertThat(store.everything().equals(before))
            .as("unwritten, %s", seen)
            .isEqualTo(!isWritten);
        if (isWritten) {
          assertThat(change.found()).as("%s", seen).isEqualTo(change.whole());
        }
        assertThat(change.in(other))
            .as("created by the repetition, %s", seen)
            .isEqualTo(!isWritten);
        assertThat(change.found()).as("%s", seen).isEqualTo(change.whole());
      }
    }
    throw new AssertionError("more statements than expected");
  }

  /** Starts counting after the first commit. */
  private static Predicate<String> afterFirstCommit(Predicate<String> counted) {
    AtomicBoolean committed = new AtomicBoolean();
    return sql ->
        committed.get() ? counted.test(sql) : COMMIT.test(sql) && committed.getAndSet(true);
  }

  /**
   * A work that makes a batch send every statement it can: one contact is deleted, another inherits
   * its key and changes, and a third is inserted.
   */
  private final class Change {

    private final ContactId leaver;
    private final ContactId heir;
    private final ContactId comer;
    private final MatchKey shared;
    private final MatchKey own;
    private final int n;

    Change(int n) {
      this.n = n;
      shared = new MatchKey(MatchingField.EMAIL, "shared-" + n);
      own = new MatchKey(MatchingField.EMAIL, "own-" + n);
      leaver = new ContactId("1-leaver-" + n);
      heir = new ContactId("2-heir-" + n);
      comer = new ContactId("3-comer-" + n);
    }

    void prepare(Stores stores) {
      insert(stores, withEmails(leaver.value(), "shared-" + n));
      insert(stores, withEmails(heir.value(), "shared-" + n, "old-" + n));
    }

    private static void insert(Stores stores, Contact contact) {
      WorkingSet.exclusively(
          stores,
          HERE,
          Set.of(),
          working -> {
            working.insert(contact);
            return contact;
          });
    }

    /**
     * Runs the change in one work; may be repeated. Returns whether the new contact was created.
     */
    boolean in(Stores stores) {
      return WorkingSet.exclusively(
          stores,
          HERE,
          Set.of(new Lookup.ById(leaver), new Lookup.ById(heir), new Lookup.ByKey(own)),
          working -> {
            leave(working);
            assertThat(working.contact(heir)).isPresent();
            return come(working);
          });
    }

    /**
     * Does the same as {@link #in} with two works of one batch, of which the first lets go of the
     * shared key.
     *
     * @param begins is run before anything but one commit has been sent to the database
     */
    boolean inTwoWorks(Stores stores, Runnable begins) {
      Transactions transactions = stores.transactions();
      AtomicReference<CompletableFuture<?>> leaves = new AtomicReference<>();
      AtomicReference<CompletableFuture<Boolean>> comes = new AtomicReference<>();
      // Works submitted while a batch is running are in the next one.
      WorkingSet.exclusively(
          stores,
          HERE,
          Set.of(),
          working -> {
            leaves.set(
                transactions.submit(
                    HERE,
                    Writing.TEST,
                    Set.of(new Lookup.ById(leaver)),
                    WorkingSet.deciding(this::leave)));
            comes.set(
                transactions.submit(
                    HERE,
                    Writing.TEST,
                    Set.of(new Lookup.ByKey(shared), new Lookup.ByKey(own)),
                    WorkingSet.deciding(second -> {
                      assertThat(second.oldestHolder(shared).map(Contact::id)).contains(heir);
                      return come(second);
                    })));
            begins.run();
            return true;
          });
      await(leaves.get());
      return await(comes.get());
    }

    boolean begun(Stores stores, Runnable begins) {
      begins.run();
      return in(stores);
    }

    private boolean leave(WorkingSet working) {
      working.contact(leaver).ifPresent(contact -> working.delete(contact.id()));
      return true;
    }

    private boolean come(WorkingSet working) {
      working.replace(withEmails(heir.value(), "shared-" + n, "new-" + n));
      if (working.oldestHolder(own).isPresent()) {
        return false;
      }
      working.insert(withEmails(comer.value(), "own-" + n));
      working.addTags(List.of("tag-" + n));
      return true;
    }

    private static <R> R await(CompletableFuture<R> future) {
      try {
        return future.join();
      } catch (CompletionException e) {
        throw (RuntimeException) e.getCause();
      }
    }

    /** Returns what is stored of everything that this changes. */
    List<String> found() {
      return store
          .onlooker()
          .rows(
              """
              SELECT contact_id, value FROM contact_key WHERE contact_id LIKE '%%-%1$d'
              UNION ALL SELECT id, 'contact' FROM contact WHERE id LIKE '%%-%1$d'
              UNION ALL SELECT name, 'tag' FROM tag WHERE name LIKE '%%-%1$d'
              ORDER BY 1, 2
              """
                  .formatted(n));
    }

    List<String> whole() {
      return List.of(
          heir + "|contact",
          heir + "|new-" + n,
          heir + "|shared-" + n,
          comer + "|contact",
          comer + "|own-" + n,
          "tag-" + n + "|tag");
    }
  }
}
