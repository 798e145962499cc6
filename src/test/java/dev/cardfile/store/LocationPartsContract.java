package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import dev.cardfile.write.TagLists;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link TagStore} and every {@link NamedValueStore} must do. */
public abstract class LocationPartsContract extends StoreContract {

  private static final LocationId NOWHERE = new LocationId("nowhere");
  private static final LocationTag VIP = new LocationTag("t1", "VIP Größe 😀");

  private TagStore list() {
    return stores().tags();
  }

  private NamedValueStore values() {
    return stores().namedValues();
  }

  @Test
  void aTagIsListedAsItWasWritten() {
    assertThat(writes().tags().add(HERE, Writing.TEST, VIP))
        .isEqualTo(new NamingResult.Done<>(VIP));
    LocationTag blue = new LocationTag("t2", "blue");
    assertThat(writes().tags().add(HERE, Writing.TEST, blue))
        .isEqualTo(new NamingResult.Done<>(blue));
    reopen(StoreSettings.DEFAULT);
    assertThat(list().list(HERE)).containsExactly(blue, VIP);
    assertThat(list().find(HERE, "t1")).contains(VIP);
    assertThat(list().find(THERE, "t1")).isEmpty();
    assertThat(list().list(THERE)).isEmpty();
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() -> writes().tags().add(NOWHERE, Writing.TEST, VIP));
  }

  @Test
  void tagsThatDifferInCaseOnlyAreOne() {
    writes().tags().add(HERE, Writing.TEST, VIP);
    LocationTag same = new LocationTag("t2", "vip größe 😀");
    assertThat(writes().tags().add(HERE, Writing.TEST, same))
        .isEqualTo(new NamingResult.Taken<>("t1"));
    assertThat(writes().tags().add(THERE, Writing.TEST, same))
        .isEqualTo(new NamingResult.Done<>(same));
    addTags(stores(), HERE, "vip größe 😀", "new");
    assertThat(list().list(HERE))
        .extracting(LocationTag::label)
        .containsExactly("new", VIP.label());
    String id = list().list(HERE).getFirst().id();
    assertThat(writes().tags().add(HERE, Writing.TEST, new LocationTag("t3", "NEW")))
        .isEqualTo(new NamingResult.Taken<>(id));
  }

  @Test
  void aRenamedTagKeepsItsId() {
    writes().tags().add(HERE, Writing.TEST, VIP);
    addTags(stores(), HERE, "blue");
    LocationTag gold = new LocationTag("t1", "Gold");
    assertThat(writes().tags().rename(HERE, Writing.TEST, "t1", "Gold"))
        .isEqualTo(new NamingResult.Done<>(gold));
    assertThat(writes().tags().rename(HERE, Writing.TEST, "t1", "GOLD"))
        .isInstanceOf(NamingResult.Done.class);
    assertThat(list().find(HERE, "t1")).contains(new LocationTag("t1", "GOLD"));
    String blue = list().list(HERE).getFirst().id();
    assertThat(writes().tags().rename(HERE, Writing.TEST, "t1", "Blue"))
        .isEqualTo(new NamingResult.Taken<>(blue));
    assertThat(writes().tags().rename(HERE, Writing.TEST, blue, "Green"))
        .isInstanceOf(NamingResult.Done.class);
    assertThat(list().list(HERE))
        .containsExactly(new LocationTag("t1", "GOLD"), new LocationTag(blue, "Green"));
    assertThat(writes().tags().rename(HERE, Writing.TEST, "t2", "x"))
        .isEqualTo(new NamingResult.Missing<>());
    assertThat(writes().tags().rename(THERE, Writing.TEST, "t1", "x"))
        .isEqualTo(new NamingResult.Missing<>());
    assertThat(tags(HERE)).containsExactly("gold", "green");
  }

  /**
   * Each server's writers cache the tags that they have added to the list. A tag that another
   * server has removed must nevertheless come back when a contact gets it again.
   */
  @Test
  void aTagThatWasTakenOffComesBackWhereverThatWasDone() {
    try (Stores elsewhere = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      for (int round = 0; round < 3; round++) {
        addTags(stores(), HERE, "blue", "kept");
        addTags(elsewhere, HERE, "blue");
        LocationTag blue = list().list(HERE).getFirst();
        assertThat(blue.label()).isEqualTo("blue");

        TagLists deleting = round % 2 == 0 ? Writing.to(elsewhere).tags() : writes().tags();
        assertThat(deleting.delete(HERE, Writing.TEST, blue.id())).isTrue();
        assertThat(tags(HERE)).containsExactly("kept");
        assertThat(deleting.delete(HERE, Writing.TEST, blue.id())).isFalse();

        addTags(stores(), HERE, "blue");
        LocationTag back = list().list(HERE).getFirst();
        assertThat(back.label()).isEqualTo("blue");
        assertThat(back.id()).isNotEqualTo(blue.id());

        assertThat(Writing.to(elsewhere).tags().rename(HERE, Writing.TEST, back.id(), "Azure"))
            .isInstanceOf(NamingResult.Done.class);
        addTags(stores(), HERE, "blue");
        assertThat(tags(HERE)).containsExactly("azure", "blue", "kept");
        assertThat(writes().tags().delete(HERE, Writing.TEST, back.id())).isTrue();
      }
    }
  }

  @Test
  void aTagOfAnotherLocationIsNotDeleted() {
    writes().tags().add(THERE, Writing.TEST, VIP);
    assertThat(writes().tags().delete(HERE, Writing.TEST, "t1")).isFalse();
    assertThat(writes().tags().delete(NOWHERE, Writing.TEST, "t1")).isFalse();
    assertThat(list().list(THERE)).containsExactly(VIP);
  }

  @Test
  void aListIsAddedToByHandUpToItsLimit() {
    String[] names = new String[LocationTag.MAX_COUNT];
    Arrays.setAll(names, i -> "tag " + i);
    addTags(stores(), HERE, names);
    assertThat(writes().tags().add(HERE, Writing.TEST, VIP)).isEqualTo(new NamingResult.Full<>());
    addTags(stores(), HERE, "of a contact");
    assertThat(list().list(HERE)).hasSize(LocationTag.MAX_COUNT + 1);
  }

  @Test
  void aNamedValueIsKeptChangedAndDeleted() {
    NamedValue link = new NamedValue("v1", "link", "Link ü", " \"x\"\n😀 ");
    NamedValue empty = new NamedValue("v0", "empty", "Empty", "");
    assertThat(writes().namedValues().add(HERE, Writing.TEST, link))
        .isEqualTo(new NamingResult.Done<>(link));
    assertThat(writes().namedValues().add(HERE, Writing.TEST, empty))
        .isEqualTo(new NamingResult.Done<>(empty));
    assertThat(
            writes()
                .namedValues()
                .add(HERE, Writing.TEST, new NamedValue("v2", "link", "Link", "")))
        .isEqualTo(new NamingResult.Taken<>("v1"));
    assertThat(writes().namedValues().add(THERE, Writing.TEST, link))
        .isEqualTo(new NamingResult.Done<>(link));
    reopen(StoreSettings.DEFAULT);
    assertThat(values().list(HERE)).containsExactly(empty, link);
    assertThat(values().find(HERE, "v1")).contains(link);

    NamedValue renamed = new NamedValue("v1", "link", "Calendar", link.value());
    assertThat(writes().namedValues().change(HERE, Writing.TEST, "v1", "Calendar", null))
        .contains(renamed);
    NamedValue changed = new NamedValue("v1", "link", "Calendar", "y");
    assertThat(writes().namedValues().change(HERE, Writing.TEST, "v1", null, "y"))
        .contains(changed);
    assertThat(writes().namedValues().change(HERE, Writing.TEST, "v1", null, null))
        .contains(changed);
    assertThat(values().find(HERE, "v1")).contains(changed);
    assertThat(writes().namedValues().change(HERE, Writing.TEST, "v2", "x", "x")).isEmpty();

    assertThat(writes().namedValues().delete(HERE, Writing.TEST, "v1")).isTrue();
    assertThat(writes().namedValues().delete(HERE, Writing.TEST, "v1")).isFalse();
    assertThat(values().list(HERE)).containsExactly(empty);
    assertThat(values().list(THERE)).containsExactly(link);
    assertThat(values().find(NOWHERE, "v1")).isEmpty();
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() -> writes().namedValues().add(NOWHERE, Writing.TEST, link));
  }

  @Test
  void aLocationHasSoManyNamedValues() {
    for (int i = 0; i < NamedValue.MAX_COUNT; i++) {
      assertThat(
              writes()
                  .namedValues()
                  .add(HERE, Writing.TEST, new NamedValue("v" + i, "k" + i, "n", "")))
          .isInstanceOf(NamingResult.Done.class);
    }
    assertThat(writes().namedValues().add(HERE, Writing.TEST, new NamedValue("v", "k", "n", "")))
        .isEqualTo(new NamingResult.Full<>());
  }

  private static void addTags(Stores server, LocationId location, String... names) {
    WorkingSet.exclusively(
        server,
        location,
        Set.of(),
        working -> {
          working.addTags(List.of(names));
          return names;
        });
  }
}
