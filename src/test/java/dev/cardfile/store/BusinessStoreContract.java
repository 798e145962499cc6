package dev.cardfile.store;

import static dev.cardfile.store.Contacts.blank;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.business.BusinessField;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link BusinessStore} must do. */
public abstract class BusinessStoreContract extends StoreContract {

  private static final Instant NOW = Contacts.NOW;

  /** How many contacts a store unlinks from a business in one transaction. */
  private static final int AT_ONCE = 1000;

  /**
   * Returns a business with every field set, each to a value of its own that contains {@code text}.
   */
  public static Business full(String id, String text) {
    Map<BusinessField, String> texts = new EnumMap<>(BusinessField.class);
    for (BusinessField field : BusinessField.values()) {
      texts.put(field, field + text);
    }
    return new Business(id, "name" + text, texts, NOW, NOW.plusMillis(1));
  }

  private static Business least(String id) {
    return new Business(id, "n", Map.of(), NOW, NOW);
  }

  private BusinessStore businesses() {
    return stores().businesses();
  }

  @Test
  void aBusinessComesBackAsItWasAdded() {
    Business full = full("b1", " Ünïcödé 😀 '; -- \n");
    writes().businesses().add(HERE, Writing.TEST, full);
    writes().businesses().add(HERE, Writing.TEST, least("b2"));
    reopen(StoreSettings.DEFAULT);
    assertThat(businesses().find(HERE, "b1")).contains(full);
    assertThat(businesses().find(HERE, "b2")).contains(least("b2"));
    assertThat(businesses().find(HERE, "b3")).isEmpty();
    assertThat(businesses().find(THERE, "b1")).isEmpty();
  }

  @Test
  void theyAreListedTheOldestFirstAndByPages() {
    for (String id : new String[] {"b2", "b1", "b3"}) {
      writes().businesses().add(HERE, Writing.TEST, least(id));
    }
    writes().businesses().add(THERE, Writing.TEST, least("b4"));
    assertThat(businesses().list(HERE, 100, 0))
        .extracting(Business::id)
        .containsExactly("b1", "b2", "b3");
    assertThat(businesses().list(HERE, 1, 1)).extracting(Business::id).containsExactly("b2");
    assertThat(businesses().list(HERE, 2, 2)).extracting(Business::id).containsExactly("b3");
    assertThat(businesses().list(HERE, 2, Integer.MAX_VALUE)).isEmpty();
    assertThat(businesses().list(new LocationId("nowhere"), 100, 0)).isEmpty();
  }

  @Test
  void aChangeLeavesWhatItDoesNotSay() {
    Business before = full("b1", "x");
    writes().businesses().add(HERE, Writing.TEST, before);
    BusinessChange change =
        new BusinessChange(
            null, Map.of(BusinessField.CITY, Edit.put("Ulm"), BusinessField.EMAIL, Edit.clear()));
    Business after =
        writes()
            .businesses()
            .change(HERE, Writing.TEST, "b1", change, NOW.plusMillis(5))
            .orElseThrow();
    assertThat(after.name()).isEqualTo("namex");
    assertThat(after.texts())
        .hasSize(BusinessField.values().length - 1)
        .containsEntry(BusinessField.CITY, "Ulm")
        .containsEntry(BusinessField.PHONE, "PHONEx")
        .doesNotContainKey(BusinessField.EMAIL);
    assertThat(after.createdAt()).isEqualTo(NOW);
    assertThat(after.updatedAt()).isEqualTo(NOW.plusMillis(5));
    assertThat(businesses().find(HERE, "b1")).contains(after);
    assertThat(writes().businesses().change(THERE, Writing.TEST, "b1", change, NOW)).isEmpty();
    assertThat(writes().businesses().change(HERE, Writing.TEST, "b2", change, NOW)).isEmpty();
  }

  @Test
  void theTimeOfAChangeNeverFalls() {
    writes().businesses().add(HERE, Writing.TEST, full("b1", "x"));
    BusinessChange rename = new BusinessChange("new", Map.of());
    Business after =
        writes()
            .businesses()
            .change(HERE, Writing.TEST, "b1", rename, NOW.minusSeconds(9))
            .orElseThrow();
    assertThat(after.name()).isEqualTo("new");
    assertThat(after.updatedAt()).isEqualTo(NOW.plusMillis(1));
  }

  @Test
  void aBusinessIsDeletedOnce() {
    writes().businesses().add(HERE, Writing.TEST, least("b1"));
    writes().businesses().add(THERE, Writing.TEST, least("b1"));
    assertThat(writes().businesses().delete(HERE, Writing.TEST, "b1", NOW)).isTrue();
    assertThat(writes().businesses().delete(HERE, Writing.TEST, "b1", NOW)).isFalse();
    assertThat(businesses().find(HERE, "b1")).isEmpty();
    assertThat(businesses().find(THERE, "b1")).isPresent();
  }

  @Test
  void aDeletedBusinessHasNoContactsAnyMore() {
    writes().businesses().add(HERE, Writing.TEST, least("b1"));
    writes().businesses().add(HERE, Writing.TEST, least("b2"));
    writes().businesses().add(THERE, Writing.TEST, least("b1"));
    Contact full = Contacts.full("1", "x").withBusiness("b1", NOW.plusMillis(9));
    Contact later = blank("2").withBusiness("b1", NOW.plusSeconds(9));
    Contact ofAnother = blank("3").withBusiness("b2", NOW);
    Contact elsewhere = blank("1").withBusiness("b1", NOW);
    Contacts.insert(stores(), HERE, List.of(full, later, ofAnother, blank("4")));
    insert(THERE, elsewhere);
    Instant now = NOW.plusSeconds(1);
    assertThat(writes().businesses().delete(HERE, Writing.TEST, "b1", now)).isTrue();
    assertThat(contact("1")).isEqualTo(full.withBusiness(null, now));
    assertThat(contact("2")).isEqualTo(later.withBusiness(null, now));
    assertThat(contact("2").dateUpdated()).isEqualTo(NOW.plusSeconds(9));
    assertThat(contact("3")).isEqualTo(ofAnother);
    assertThat(contact("4")).isEqualTo(blank("4"));
    assertThat(stores().contacts().find(THERE, elsewhere.id())).contains(elsewhere);
    StoreInvariants.checkBusinesses(fixture().onlooker());
  }

  /** There are more contacts than one transaction of the deletion unlinks. */
  @Test
  void noneOfManyContactsIsLeftToADeletedBusiness() {
    writes().businesses().add(HERE, Writing.TEST, least("b1"));
    List<Contact> contacts =
        IntStream.range(0, 2 * AT_ONCE)
            .mapToObj(i -> blank("%05d".formatted(i)).withBusiness("b1", NOW))
            .toList();
    Contacts.insert(stores(), HERE, contacts);
    assertThat(writes().businesses().delete(HERE, Writing.TEST, "b1", NOW.plusSeconds(1))).isTrue();
    assertThat(fixture().rows("SELECT count(*) FROM contact WHERE business_id IS NOT NULL"))
        .containsExactly("0");
    assertThat(fixture().rows("SELECT DISTINCT date_updated FROM contact"))
        .containsExactly(String.valueOf(NOW.plusSeconds(1).toEpochMilli()));
  }

  @Test
  void namesAreToldOfThoseThatAreThere() {
    writes().businesses().add(HERE, Writing.TEST, full("b1", " Ünïcödé 😀 \"'"));
    writes().businesses().add(HERE, Writing.TEST, least("b2"));
    writes().businesses().add(HERE, Writing.TEST, least("b3"));
    writes().businesses().add(THERE, Writing.TEST, least("b4"));
    assertThat(businesses().names(HERE, Set.of("b1", "b2", "b4", "b5", "\"],[\"'")))
        .isEqualTo(Map.of("b1", "name Ünïcödé 😀 \"'", "b2", "n"));
    assertThat(businesses().names(HERE, Set.of())).isEmpty();
  }

  @Test
  void aWorkSeesWhetherThereIsABusiness() {
    writes().businesses().add(HERE, Writing.TEST, least("b1"));
    writes().businesses().add(THERE, Writing.TEST, least("b2"));
    assertThat(sees("b1")).isTrue();
    assertThat(sees("b2")).isFalse();
    assertThat(writes().businesses().delete(HERE, Writing.TEST, "b1", NOW)).isTrue();
    assertThat(sees("b1")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingSet.exclusively(stores(), HERE, Set.of(), working -> working.hasBusiness("b1")));
  }

  private boolean sees(String business) {
    return WorkingSet.exclusively(
        stores(),
        HERE,
        Set.of(new Lookup.BusinessById(business)),
        working -> working.hasBusiness(business));
  }

  private Contact contact(String id) {
    return stores().contacts().find(HERE, new ContactId(id)).orElseThrow();
  }

  @Test
  void aBusinessNeedsALocation() {
    LocationId nowhere = new LocationId("nowhere");
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() -> writes().businesses().add(nowhere, Writing.TEST, least("b1")));
    assertThat(fixture().rows("SELECT * FROM business")).isEmpty();
  }
}
