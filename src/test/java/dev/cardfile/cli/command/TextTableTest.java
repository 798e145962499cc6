package dev.cardfile.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private final TextTable table =
      new TextTable(
          List.of(
              List.of("ID", "ALLOW DUPLICATES", "MATCH"),
              List.of("a1", "no", "email,phone"),
              List.of("ünï", "yes", "phone")));

  @Test
  void alignsWhatFits() {
    assertThat(table.within(80))
        .contains(
            List.of(
                "ID   ALLOW DUPLICATES  MATCH",
                "a1   no                email,phone",
                "ünï  yes               phone"));
    assertThat(table.within(34)).isEqualTo(table.within(80));
  }

  @Test
  void wrapsTheWidestColumnsAtBlanksAndCommas() {
    assertThat(table.within(28))
        .contains(
            List.of(
                "ID   ALLOW       MATCH",
                "     DUPLICATES",
                "a1   no          email,phone",
                "ünï  yes         phone"));
    assertThat(table.within(23))
        .contains(
            List.of(
                "ID   ALLOW       MATCH",
                "     DUPLICATES",
                "a1   no          email,",
                "                 phone",
                "ünï  yes         phone"));
  }

  @Test
  void isNoneWhereAWordDoesNotFit() {
    assertThat(table.within(22)).isEmpty();
  }
}
