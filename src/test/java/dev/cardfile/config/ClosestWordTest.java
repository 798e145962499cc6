package dev.cardfile.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestWordTest {

  private static final List<String> WORDS =
      List.of("port", "host", "data", "database", "--allow-duplicates", "MONETORY");

  @ParameterizedTest
  @CsvSource({
    "port, port",
    "prot, port",
    "PORT, port",
    "por, port",
    "dtaa, data",
    "databse, database",
    "--allow-duplicate, --allow-duplicates",
    "--alow-duplicates, --allow-duplicates",
    "MONETARY, MONETORY",
    "xyz,",
    "'',",
    "a,",
  })
  void guessesTheWordThatWasMeant(String typed, String meant) {
    assertThat(ClosestWord.to(typed, WORDS)).isEqualTo(Optional.ofNullable(meant));
  }
}
