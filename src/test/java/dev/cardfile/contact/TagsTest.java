package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tags are normalised. */
class TagsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # given               | kept
          -                     | -
          a                     | a
          A                     | a
          b,a                   | b,a
          a,b,A,  b ,c          | a,b,c
          VIP Customer , vip    | vip customer,vip
          two  blanks           | two  blanks
          ÄRGER,ärger           | ärger
          ,  ,,a                | a
          """)
  void areTrimmedLowerCasedAndKeptOnceInOrder(String given, String kept) {
    List<String> names = given == null ? List.of() : List.of(given.split(","));
    List<String> expected = kept == null ? List.of() : List.of(kept.split(","));
    assertThat(Tags.of(names)).isEqualTo(new Tags(expected));
    assertThat(Tags.of(expected)).isEqualTo(new Tags(expected));
  }
}
