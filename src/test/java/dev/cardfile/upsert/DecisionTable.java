package dev.cardfile.upsert;

import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.upsert.DecisionTableTest.Case;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decision table in {@code upsert/decision-table.txt}. */
record DecisionTable(List<Row> rows) {

  record Row(
      String duplicates,
      String order,
      String flag,
      String email,
      String phone,
      String contact,
      String thenEmail,
      String thenPhone) {

    boolean speaksOf(Case given) {
      return isOneOf(duplicates, given.duplicates() ? "yes" : "no")
          && isOneOf(order, order(given))
          && isOneOf(flag, String.valueOf(given.flag()))
          && findsAsTheRowSays(given);
    }

    private boolean findsAsTheRowSays(Case given) {
      Optional<String> byEmail = given.email().oldestHolder();
      Optional<String> byPhone = given.phone().oldestHolder();
      return isFoundAs(email, byEmail)
          && isFoundAs(phone, byPhone)
          && (!isLetter(email)
              || !isLetter(phone)
              || email.equals(phone) == byEmail.equals(byPhone));
    }

    /** Returns the id of the contact that this row's letter stands for in a case. */
    String contact(Case given) {
      if (contact.equals("new")) {
        return contact;
      }
      Optional<String> found =
          contact.equals(email) ? given.email().oldestHolder() : given.phone().oldestHolder();
      return found.orElseThrow();
    }

    boolean isWithheld(MatchingField field) {
      return (field == MatchingField.EMAIL ? thenEmail : thenPhone).equals("withheld");
    }

    private static boolean isOneOf(String cell, String value) {
      return cell.equals("any") || cell.equals(value);
    }

    private static boolean isFoundAs(String cell, Optional<String> found) {
      return cell.equals("any") || isLetter(cell) == found.isPresent();
    }

    private static boolean isLetter(String cell) {
      return cell.equals("X") || cell.equals("Y");
    }

    private static String order(Case given) {
      return given.order().stream()
          .map(field -> field.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(","));
    }
  }

  static DecisionTable read() {
    try (InputStream file =
        Objects.requireNonNull(
            DecisionTable.class.getResourceAsStream("/upsert/decision-table.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new DecisionTable(
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .skip(1)
              .map(DecisionTable::row)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.replace("|", "").split("\\s+");
    return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
  }

  List<Row> rowsFor(Case given) {
    return rows.stream().filter(row -> row.speaksOf(given)).toList();
  }
}
