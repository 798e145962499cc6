package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.upsert.Linking;
import dev.cardfile.upsert.RequestBuilder;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.write.Writes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Several servers on one database, each with its own store. Concurrent requests must have the same
 * result as requests made one after the other.
 */
public abstract class ServersRaceContract extends StoreContract {

  private static final int SERVERS = 3;
  private static final int CALLERS_OF_EACH = 4;
  private static final int ROUNDS = 40;
  private static final List<TextField> OWN_FIELDS =
      List.of(TextField.CITY, TextField.STATE, TextField.WEBSITE);

  private final List<Stores> servers = new ArrayList<>();
  private final List<Caller> upserts = new ArrayList<>();

  @BeforeEach
  void openServers() {
    for (int i = 0; i < SERVERS; i++) {
      Stores server = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE);
      servers.add(server);
      upserts.add(new Caller(server));
    }
  }

  @AfterEach
  void closeServers() {
    servers.forEach(Stores::close);
  }

  @Test
  void oneNewContactIsMadeOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      String email = "new-%d@example.com".formatted(round);
      List<Supplier<UpsertResult>> calls = new ArrayList<>();
      for (int i = 0; i < SERVERS * CALLERS_OF_EACH; i++) {
        int server = i % SERVERS;
        calls.add(() -> upsert(server, request(Edit.put(email), Edit.keep(), Map.of())));
      }
      List<UpsertResult> results = race(calls);
      assertThat(results).filteredOn(UpsertResult::created).hasSize(1);
      Set<ContactId> ids = new HashSet<>();
      results.forEach(result -> ids.add(result.contact().id()));
      assertThat(ids).hasSize(1);
    }
    assertThat(fixture().contactIds(HERE)).hasSize(ROUNDS);
  }

  @Test
  void crossedKeysNeverComeToHaveTwoHolders() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Supplier<UpsertResult>> calls = new ArrayList<>();
      for (int i = 0; i < SERVERS * CALLERS_OF_EACH; i++) {
        int server = i % SERVERS;
        String email = "crossed-%d-%d@example.com".formatted(round, i % 2);
        String phone = "+1%d%d".formatted(1000 + round, i / 2 % 2);
        calls.add(() -> upsert(server, request(Edit.put(email), Edit.put(phone), Map.of())));
      }
      List<UpsertResult> results = race(calls);
      Set<ContactId> created = new HashSet<>();
      results.stream().filter(UpsertResult::created).forEach(r -> created.add(r.contact().id()));
      assertThat(results).allSatisfy(r -> assertThat(created).contains(r.contact().id()));
      assertThat(stores().locations().countDuplicates(HERE)).isZero();
    }
  }

  /** Each server writes a different field of one contact; no write is lost. */
  @Test
  void noServerWritesOverAnothersField() {
    UpsertRequest first = request(Edit.put("shared@example.com"), Edit.keep(), Map.of());
    ContactId id = upsert(0, first).contact().id();
    for (int round = 0; round < ROUNDS; round++) {
      String value = "round " + round;
      List<Supplier<UpsertResult>> calls = new ArrayList<>();
      for (int i = 0; i < SERVERS; i++) {
        int server = i;
        Map<TextField, Edit<String>> own = Map.of(OWN_FIELDS.get(i), Edit.put(value));
        calls.add(() -> upsert(server, request(Edit.put("shared@example.com"), Edit.keep(), own)));
      }
      race(calls);
      Contact contact = stores().contacts().find(HERE, id).orElseThrow();
      for (TextField field : OWN_FIELDS) {
        assertThat(contact.texts()).containsEntry(field, value);
      }
    }
  }

  /**
   * One server clears an e-mail while another upserts by it. If the clear came first, the upsert
   * creates a new contact, the only holder; otherwise nobody holds the e-mail afterwards.
   */
  @Test
  void aClearedValueIsHeldByWhoeverCameAfter() {
    for (int round = 0; round < ROUNDS; round++) {
      String email = "cleared-%d@example.com".formatted(round);
      String phone = "+2%d".formatted(round);
      ContactId id = upsert(0, request(Edit.put(email), Edit.put(phone), Map.of())).contact().id();
      Map<TextField, Edit<String>> text = Map.of(TextField.CITY, Edit.put("written"));
      List<UpsertResult> results =
          race(
              List.of(
                  () -> upsert(1, request(Edit.clear(), Edit.put(phone), Map.of())),
                  () -> upsert(2, request(Edit.put(email), Edit.keep(), text))));
      Contact cleared = stores().contacts().find(HERE, id).orElseThrow();
      assertThat(results.get(0).contact().id()).isEqualTo(id);
      assertThat(cleared.emails().primary()).isNull();
      UpsertResult other = results.get(1);
      if (other.created()) {
        assertThat(oldestHolder(email(email))).contains(other.contact().id());
        assertThat(cleared.texts()).doesNotContainKey(TextField.CITY);
      } else {
        assertThat(oldestHolder(email(email))).isEmpty();
        assertThat(cleared.texts()).containsEntry(TextField.CITY, "written");
      }
      assertThat(stores().locations().countDuplicates(HERE)).isZero();
    }
  }

  @Test
  void aDeletedContactNeverComesBack() {
    for (int round = 0; round < ROUNDS; round++) {
      String email = "deleted-%d@example.com".formatted(round);
      ContactId id = upsert(0, request(Edit.put(email), Edit.keep(), Map.of())).contact().id();
      List<Boolean> created =
          race(
              List.of(
                  () -> delete(1, id),
                  () -> upsert(2, request(Edit.put(email), Edit.keep(), Map.of())).created()));
      assertThat(stores().contacts().find(HERE, id)).isEmpty();
      assertThat(oldestHolder(email(email)).isPresent()).isEqualTo(created.get(1));
    }
  }

  /** Whatever comes first, no contact stays linked to a deleted business. */
  @Test
  void noContactIsLinkedToADeletedBusiness() {
    List<ContactId> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String email = "linked-%d@example.com".formatted(i);
      ids.add(upsert(0, request(Edit.put(email), Edit.keep(), Map.of())).contact().id());
    }
    for (int round = 0; round < ROUNDS; round++) {
      String business = "business-" + round;
      Writing.to(servers.get(0))
          .businesses()
          .add(HERE, Writing.TEST, BusinessStoreContract.full(business, "x"));
      List<Object> outcomes =
          race(
              List.of(
                  () ->
                      Writing.to(servers.get(1))
                          .businesses()
                          .delete(HERE, Writing.TEST, business, Contacts.NOW),
                  () -> link(2, ids, business),
                  () -> link(0, ids, business)));
      assertThat(outcomes.get(0)).isEqualTo(true);
      assertThat(outcomes.subList(1, 3))
          .isSubsetOf(new Linking.Done(ids, true), new Linking.NoBusiness(business));
      StoreInvariants.checkBusinesses(fixture().onlooker());
    }
    assertThat(fixture().rows("SELECT id FROM contact WHERE business_id IS NOT NULL")).isEmpty();
  }

  private Linking link(int server, List<ContactId> ids, String business) {
    Writes writes = Writing.to(servers.get(server));
    return writes.run(writes.links().link(HERE, Writing.TERMS, ids, business));
  }

  /** A request that comes after a change was acknowledged, at any server, obeys the change. */
  @Test
  void aChangedOrderIsObeyedByAllServersAtOnce() {
    ContactId byEmail =
        upsert(0, request(Edit.put("a@example.com"), Edit.keep(), Map.of())).contact().id();
    ContactId byPhone = upsert(0, request(Edit.keep(), Edit.put("+3"), Map.of())).contact().id();
    for (int round = 0; round < ROUNDS; round++) {
      boolean emailFirst = round % 2 == 0;
      var changed =
          Writing.to(servers.get(round % SERVERS))
              .locations()
              .change(HERE, Writing.TEST, order(emailFirst));
      assertThat(changed).isPresent();
      for (int server = 0; server < SERVERS; server++) {
        UpsertRequest both = request(Edit.put("a@example.com"), Edit.put("+3"), Map.of());
        assertThat(upsert(server, both).contact().id()).isEqualTo(emailFirst ? byEmail : byPhone);
      }
    }
  }

  private boolean delete(int server, ContactId id) {
    return WorkingSet.exclusively(
        servers.get(server),
        HERE,
        by(id),
        working -> {
          var _ = working.contact(id).orElseThrow();
          working.delete(id);
          return true;
        });
  }

  private static LocationChange order(boolean emailFirst) {
    List<MatchingField> fields = List.of(MatchingField.EMAIL, MatchingField.PHONE);
    return new LocationChange(
        null,
        Edit.keep(),
        Edit.keep(),
        Edit.keep(),
        null,
        new MatchOrder(emailFirst ? fields : fields.reversed()));
  }

  private static <R> List<R> race(List<Supplier<R>> calls) {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    List<QueuedCall<R>> started = new ArrayList<>();
    for (Supplier<R> call : calls) {
      started.add(
          QueuedCall.start(() -> {
            await(start);
            return call.get();
          }));
    }
    return started.stream().map(QueuedCall::answer).toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private UpsertResult upsert(int server, UpsertRequest request) {
    return upserts.get(server).upsert(HERE, request);
  }

  private static UpsertRequest request(
      Edit<String> email, Edit<String> phone, Map<TextField, Edit<String>> texts) {
    return RequestBuilder.of(email, phone).texts(texts).build();
  }
}
