package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.business.BusinessField;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.StoreSettings;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link BusinessStore} must do. */
public abstract class BusinessStoreContract extends StoreContract {

  private static final Instant NOW = Contacts.NOW;

  /** A business with every field set, each to a value of its own that contains {@code text}. */
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
    businesses().add(HERE, full);
    businesses().add(HERE, least("b2"));
    reopen(StoreSettings.DEFAULT);
    assertThat(businesses().find(HERE, "b1")).contains(full);
    assertThat(businesses().find(HERE, "b2")).contains(least("b2"));
    assertThat(businesses().find(HERE, "b3")).isEmpty();
    assertThat(businesses().find(THERE, "b1")).isEmpty();
  }

  @Test
  void theyAreListedTheOldestFirstAndByPages() {
    for (String id : new String[] {"b2", "b1", "b3"}) {
      businesses().add(HERE, least(id));
    }
    businesses().add(THERE, least("b4"));
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
    businesses().add(HERE, before);
    BusinessChange change =
        new BusinessChange(
            null, Map.of(BusinessField.CITY, Edit.put("Ulm"), BusinessField.EMAIL, Edit.clear()));
    Business after = businesses().change(HERE, "b1", change, NOW.plusMillis(5)).orElseThrow();
    assertThat(after.name()).isEqualTo("namex");
    assertThat(after.texts())
        .hasSize(BusinessField.values().length - 1)
        .containsEntry(BusinessField.CITY, "Ulm")
        .containsEntry(BusinessField.PHONE, "PHONEx")
        .doesNotContainKey(BusinessField.EMAIL);
    assertThat(after.createdAt()).isEqualTo(NOW);
    assertThat(after.updatedAt()).isEqualTo(NOW.plusMillis(5));
    assertThat(businesses().find(HERE, "b1")).contains(after);
    assertThat(businesses().change(THERE, "b1", change, NOW)).isEmpty();
    assertThat(businesses().change(HERE, "b2", change, NOW)).isEmpty();
  }

  @Test
  void theTimeOfAChangeNeverFalls() {
    businesses().add(HERE, full("b1", "x"));
    BusinessChange rename = new BusinessChange("new", Map.of());
    Business after = businesses().change(HERE, "b1", rename, NOW.minusSeconds(9)).orElseThrow();
    assertThat(after.name()).isEqualTo("new");
    assertThat(after.updatedAt()).isEqualTo(NOW.plusMillis(1));
  }

  @Test
  void aBusinessIsDeletedOnce() {
    businesses().add(HERE, least("b1"));
    businesses().add(THERE, least("b1"));
    assertThat(businesses().delete(HERE, "b1")).isTrue();
    assertThat(businesses().delete(HERE, "b1")).isFalse();
    assertThat(businesses().find(HERE, "b1")).isEmpty();
    assertThat(businesses().find(THERE, "b1")).isPresent();
  }

  @Test
  void aBusinessNeedsALocation() {
    LocationId nowhere = new LocationId("nowhere");
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() -> businesses().add(nowhere, least("b1")));
    assertThat(fixture().rows("SELECT * FROM business")).isEmpty();
  }
}
