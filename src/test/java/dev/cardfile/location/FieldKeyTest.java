package dev.cardfile.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldKeyTest {

  @ParameterizedTest
  @CsvSource({
    "My Custom Field, my_custom_field",
    "A - B, a__b",
    "Größe (cm), größe_cm",
    "电话, 电话",
    "ONE2, one2",
    "a_b, a_b",
    "What State Are you In ?, what_state_are_you_in_",
    "' ',",
    "_,",
  })
  void isMadeOfAName(String name, String key) {
    assertThat(FieldKey.ofName(name)).isEqualTo(Optional.ofNullable(key));
  }

  @ParameterizedTest
  @CsvSource({
    "shirt_size, shirt_size",
    "contact.shirt_size, shirt_size",
    "contact.,",
    "opportunity.size,",
    "Size,",
    "a b,",
  })
  void isReadWithOrWithoutItsPrefix(String typed, String key) {
    assertThat(FieldKey.parse(typed)).isEqualTo(Optional.ofNullable(key));
  }

  @ParameterizedTest
  @CsvSource({"255, true", "256, false"})
  void hasALimit(int length, boolean taken) {
    assertThat(FieldKey.parse("k".repeat(length)).isPresent()).isEqualTo(taken);
  }
}
