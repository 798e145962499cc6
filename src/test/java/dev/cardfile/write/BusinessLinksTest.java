package dev.cardfile.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.business.Business;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.upsert.Linking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which contacts belong to a business after a link, and which remain unchanged. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class BusinessLinksTest {

  private static final LocationId HERE = new LocationId("here");
  private static final LocationId THERE = new LocationId("there");
  private static final ContactId NOBODY = new ContactId("nobody");
  private static final Contact ONE = Contacts.blank("1");
  private static final Contact TWO = Contacts.withEmails("2", "two@example.com");
  private static final Contact ELSEWHERE = Contacts.blank("3");

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private Instant now = Contacts.NOW.plusSeconds(1);
  private BusinessLinks links;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    for (LocationId location : List.of(HERE, THERE)) {
      stores.locations().create(Contacts.location(location));
    }
    Writing.to(stores).businesses().add(HERE, Writing.TEST, business("b1"));
    Writing.to(stores).businesses().add(HERE, Writing.TEST, business("b2"));
    Writing.to(stores).businesses().add(THERE, Writing.TEST, business("b3"));
    Contacts.insert(stores, HERE, List.of(ONE, TWO));
    Contacts.insert(stores, THERE, ELSEWHERE);
    links = new BusinessLinks(() -> now);
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
      StoreInvariants.checkBusinesses(closing.onlooker());
    }
  }

  private static Business business(String id) {
    return new Business(id, "Deo", Map.of(), Contacts.NOW, Contacts.NOW);
  }

  @Test
  void contactsComeToABusinessAndGoToAnotherAndToNone() {
    assertThat(link("b1", ONE.id(), TWO.id()))
        .isEqualTo(new Linking.Done(List.of(ONE.id(), TWO.id()), true));
    assertThat(contact(TWO)).isEqualTo(TWO.withBusiness("b1", now));
    assertThat(contact(TWO).dateUpdated()).isEqualTo(now);
    now = now.plusSeconds(1);
    assertThat(link("b2", TWO.id())).isEqualTo(new Linking.Done(List.of(TWO.id()), true));
    assertThat(contact(TWO).texts()).containsEntry(TextField.BUSINESS_ID, "b2");
    assertThat(contact(ONE).texts()).containsEntry(TextField.BUSINESS_ID, "b1");
    assertThat(link(null, TWO.id(), ONE.id()))
        .isEqualTo(new Linking.Done(List.of(TWO.id(), ONE.id()), true));
    assertThat(contact(TWO))
        .isEqualTo(TWO.withBusiness("b1", now).withBusiness("b2", now).withBusiness(null, now));
    assertThat(contact(ONE)).isEqualTo(ONE.withBusiness("b1", now).withBusiness(null, now));
  }

  @Test
  void whoIsNotThereIsPassedOverAndWhoComesTwiceCountsOnce() {
    assertThat(link("b1", NOBODY, TWO.id(), ELSEWHERE.id(), TWO.id()))
        .isEqualTo(new Linking.Done(List.of(TWO.id()), false));
    assertThat(link(null, NOBODY)).isEqualTo(new Linking.Done(List.of(), false));
    assertThat(stores.contacts().find(THERE, ELSEWHERE.id())).contains(ELSEWHERE);
    assertThat(contact(ONE)).isEqualTo(ONE);
  }

  @Test
  void aBusinessThatIsNotHereChangesNobody() {
    var _ = link("b1", ONE.id());
    Contact before = contact(ONE);
    now = now.plusSeconds(1);
    for (String business : List.of("b3", "b4", "")) {
      assertThat(link(business, ONE.id(), TWO.id())).isEqualTo(new Linking.NoBusiness(business));
    }
    assertThat(contact(ONE)).isEqualTo(before);
    assertThat(contact(TWO)).isEqualTo(TWO);
  }

  @Test
  void whatChangesNothingWritesNothing() {
    var _ = link("b1", ONE.id());
    Contact before = contact(ONE);
    now = now.plusSeconds(1);
    assertThat(link("b1", ONE.id())).isEqualTo(new Linking.Done(List.of(ONE.id()), true));
    assertThat(link(null, TWO.id())).isEqualTo(new Linking.Done(List.of(TWO.id()), true));
    assertThat(contact(ONE)).isEqualTo(before);
    assertThat(contact(TWO)).isEqualTo(TWO);
  }

  private Linking link(String business, ContactId... ids) {
    return Writing.to(stores).run(links.link(HERE, Writing.TERMS, List.of(ids), business));
  }

  private Contact contact(Contact of) {
    return stores.contacts().find(HERE, of.id()).orElseThrow();
  }
}
