package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Grant;
import dev.cardfile.access.Scope;
import dev.cardfile.http.StreamSlots.Taking;
import dev.cardfile.location.LocationId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamSlotsTest {

  private static final LocationId HERE = new LocationId("here");
  private static final LocationId THERE = new LocationId("there");

  private final StreamSlots slots = new StreamSlots();

  @Test
  void aTokenHasFourAndALocationSixtyFour() {
    List<Taking.Taken> taken = new ArrayList<>();
    for (int token = 0; token < 16; token++) {
      for (int i = 0; i < 4; i++) {
        taken.add((Taking.Taken) slots.take(grant(HERE, token)));
      }
      assertThat(limit(HERE, token)).isEqualTo(limitOf("A token", 4));
    }
    assertThat(slots.taken()).isEqualTo(64);
    assertThat(limit(HERE, 16)).isEqualTo(limitOf("A location", 64));
    assertThat(slots.take(grant(THERE, 17))).isInstanceOf(Taking.Taken.class);

    taken.getFirst().giveBack();
    taken.getFirst().giveBack(); // has no effect again
    assertThat(slots.take(grant(HERE, 16))).isInstanceOf(Taking.Taken.class);
    assertThat(limit(HERE, 16)).isEqualTo(limitOf("A location", 64));
  }

  private static String limitOf(String whose, int count) {
    return whose + " may have at most " + count + " streams and waiting requests.";
  }

  private String limit(LocationId location, int token) {
    return ((Taking.Full) slots.take(grant(location, token))).limit();
  }

  private static Grant grant(LocationId location, int token) {
    return new Grant("token" + token, location, EnumSet.allOf(Scope.class));
  }
}
