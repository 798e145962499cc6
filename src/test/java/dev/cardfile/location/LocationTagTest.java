package dev.cardfile.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocationTagTest {

  private static final LocationId HERE = new LocationId("here");

  /** Ids made in this way are stored, so the result must never change. */
  @Test
  void anIdIsMadeOfLocationRevisionAndName() {
    assertThat(LocationTag.idOf(HERE, 0, "vip")).isEqualTo("yl2zox4KgY87yMEBhg2s");
  }

  @Test
  void noTwoHaveTheSameId() {
    Set<String> ids = new HashSet<>();
    for (String location : new String[] {"here", "there"}) {
      for (long revision = 0; revision < 3; revision++) {
        for (String name : new String[] {"a", "b", "1/a", "ü", "a b"}) {
          String id = LocationTag.idOf(new LocationId(location), revision, name);
          assertThat(id).matches("[0-9A-Za-z]{20}");
          assertThat(ids.add(id)).isTrue();
        }
      }
    }
  }

  @Test
  void contactsHaveItInLowerCase() {
    assertThat(new LocationTag("id", "VIP Größe").name()).isEqualTo("vip größe");
  }
}
