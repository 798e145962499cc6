package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The versions that a header may name. */
class ApiVersionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2021-04-15     | V2021_04_15
          2021-07-28     | V2021_07_28
          2023-02-21     | V2023_02_21
          v3             | V3
          ' v3 '         | V3
          '2021-04-15\t' | V2021_04_15
          V3             | -
          v2             | -
          2020-01-01     | -
          2021-4-15      | -
          legacy         | -
          ''             | -
          '2021-04-15, 2021-07-28' | -
          """)
  void isNamedExactly(String header, ApiVersion version) {
    assertThat(ApiVersion.named(header)).isEqualTo(Optional.ofNullable(version));
  }
}
