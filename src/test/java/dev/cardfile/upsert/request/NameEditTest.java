package dev.cardfile.upsert.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.PersonName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a request changes a name: "." sends nothing, "null" clears, "-" is unknown. */
class NameEditTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # held       | first | last | name           | then            | ignored
          Mina / Okoro | .     | .    | .              | Mina / Okoro    | -
          Mina / Okoro | Ana   | .    | .              | Ana / Okoro     | -
          Mina / Okoro | .     | Deo  | .              | Mina / Deo      | -
          Mina / Okoro | Ana   | Deo  | .              | Ana / Deo       | -
          Mina / Okoro | null  | .    | .              | - / Okoro       | -
          Mina / Okoro | .     | null | .              | Mina / -        | -
          Mina / Okoro | null  | null | .              | - / -           | -
          # The full name alone.
          Mina / Okoro | .     | .    | Ana Deo        | Ana / Deo       | -
          Mina / Okoro | .     | .    | Ana Maria Deo  | Ana / Maria Deo | -
          Mina / Okoro | .     | .    | Ana            | Ana / Okoro     | -
          Mina / Okoro | .     | .    | null           | - / -           | -
          - / -        | .     | .    | Ana Deo        | Ana / Deo       | -
          - / -        | .     | .    | Ana            | Ana / -         | -
          # Beside parts without a value it counts.
          Mina / Okoro | null  | .    | Ana Deo        | Ana / Deo       | -
          Mina / Okoro | null  | null | Ana Deo        | Ana / Deo       | -
          Mina / Okoro | .     | null | Ana            | Ana / -         | -
          Mina / Okoro | null  | .    | Ana            | Ana / Okoro     | -
          Mina / Okoro | null  | .    | null           | - / -           | -
          # Beside a part with a value it does not, and is named when it says something else.
          Mina / Okoro | Ana   | .    | Ana Okoro      | Ana / Okoro     | -
          Mina / Okoro | Ana   | Deo  | Ana Deo        | Ana / Deo       | -
          Mina / Okoro | Ana   | Deo  | Rosan Deo      | Ana / Deo       | Rosan Deo
          Mina / Okoro | Ana   | Deo  | ana deo        | Ana / Deo       | ana deo
          Mina / Okoro | .     | Deo  | Ana            | Mina / Deo      | Ana
          Mina / Okoro | Ana   | .    | null           | Ana / Okoro     | -
          Mina / Okoro | Ana   | null | Ana Deo        | Ana / -         | Ana Deo
          - / -        | Ana   | .    | Ana            | Ana / -         | -
          """)
  void isWrittenOverTheOneThatIsHeld(
      String held, String first, String last, String full, String then, String ignored) {
    NameEdit edit = new NameEdit(edit(first), edit(last), edit(full));
    PersonName result = edit.over(name(held));
    assertThat(result).isEqualTo(name(then));
    assertThat(edit.ignoredFull(result)).isEqualTo(known(ignored));
  }

  private static Edit<String> edit(String cell) {
    return switch (cell) {
      case "." -> Edit.keep();
      case "null" -> Edit.clear();
      default -> Edit.put(cell);
    };
  }

  private static PersonName name(String cell) {
    String[] parts = cell.split(" / ");
    return new PersonName(known(parts[0]), known(parts[1]));
  }

  private static String known(String cell) {
    return cell.equals("-") ? null : cell;
  }
}
