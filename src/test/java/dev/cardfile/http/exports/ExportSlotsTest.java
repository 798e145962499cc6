package dev.cardfile.http.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.LocationId;
import org.junit.jupiter.api.Test;

class ExportSlotsTest {

  private final ExportSlots slots = new ExportSlots();

  private static LocationId location(int number) {
    return new LocationId("location" + number);
  }

  @Test
  void aLocationHasTwoAndAServerEight() {
    for (int number = 0; number < 4; number++) {
      assertThat(slots.take(location(number))).isEmpty();
      assertThat(slots.take(location(number))).isEmpty();
      assertThat(slots.take(location(number)))
          .hasValue("A location may have at most 2 exports at once.");
    }
    assertThat(slots.taken()).isEqualTo(8);
    assertThat(slots.take(location(4))).hasValue("A server may run at most 8 exports at once.");
    assertThat(slots.taken()).isEqualTo(8);

    slots.giveBack(location(2));
    assertThat(slots.take(location(4))).isEmpty();
    assertThat(slots.take(location(2))).hasValue("A server may run at most 8 exports at once.");
  }
}
