package dev.cardfile.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFilesTest {

  @ParameterizedTest
  @CsvSource({
    // open, limit, wanted, readers, writers: connections
    "100, 1048576, 10000, 4, 2, 10000",
    "100, 1024, 10000, 4, 2, 754",
    "100, 1024, 754, 4, 2, 754",
    "100, 1024, 500, 4, 2, 500",
    "100, 1024, 10000, 64, 64, 388",
    "100, 256, 10000, 4, 2, 16",
    "100, 256, 5, 4, 2, 5",
    "100, 64, 10000, 4, 2, 16",
    "0, 9223372036854775807, 100000, 4, 2, 100000",
  })
  void leaveRoomForTheStoreAndTheRest(
      long open, long limit, int wanted, int readers, int writers, int connections) {
    assertThat(new OpenFiles(open, limit).connections(wanted, readers, writers))
        .isEqualTo(connections);
  }
}
