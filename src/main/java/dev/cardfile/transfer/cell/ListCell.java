package dev.cardfile.transfer.cell;

import java.util.ArrayList;
import java.util.List;

/** Writes and reads several texts in one cell. */
public final class ListCell {

  private ListCell() {}

  /**
   * Joins texts with commas. A text is quoted if it contains a comma, semicolon or quote, or could
   * be mistaken for JSON.
   */
  public static String of(List<String> texts) {
    StringBuilder cell = new StringBuilder();
    for (String text : texts) {
      if (!cell.isEmpty()) {
        cell.append(", ");
      }
      cell.append(isPlain(text) ? text : "\"" + text.replace("\"", "\"\"") + "\"");
    }
    return cell.toString();
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.charAt(0) != '{'
        && text.equals(text.strip())
        && text.chars().noneMatch(each -> each == ',' || each == ';' || each == '"')
        && !text.contains(":::");
  }

  /**
   * Splits a cell into its texts. Quoted texts are taken literally; others are separated by commas,
   * semicolons or Google's {@code :::}, and blank ones are dropped. In a cell with a semicolon or
   * {@code :::}, commas are part of the texts.
   */
  public static List<String> texts(String cell) {
    String separator = separator(cell);
    List<String> texts = new ArrayList<>();
    int at = 0;
    while (at < cell.length()) {
      if (Character.isWhitespace(cell.charAt(at))) {
        at++;
        continue;
      }
      int closing = cell.charAt(at) == '"' ? closing(cell, at, separator) : -1;
      int next = cell.indexOf(separator, Math.max(at, closing));
      int end = next < 0 ? cell.length() : next;
      add(
          closing < 0
              ? cell.substring(at, end).strip()
              : cell.substring(at + 1, closing).replace("\"\"", "\""),
          texts);
      at = next < 0 ? end : next + separator.length();
    }
    return List.copyOf(texts);
  }

  private static void add(String text, List<String> texts) {
    if (!text.isBlank()) {
      texts.add(text);
    }
  }

  private static String separator(String cell) {
    String separator = ",";
    boolean quoted = false;
    for (int i = 0; i < cell.length(); i++) {
      char each = cell.charAt(i);
      if (each == '"') {
        quoted = !quoted;
      } else if (!quoted && cell.startsWith(":::", i)) {
        return ":::";
      } else if (!quoted && each == ';') {
        separator = ";";
      }
    }
    return separator;
  }

  /**
   * Returns the index of the quote that closes the one at {@code open}, if a separator or nothing
   * follows it; otherwise -1.
   */
  private static int closing(String cell, int open, String separator) {
    for (int i = open + 1; i < cell.length(); i++) {
      if (cell.charAt(i) == '"') {
        if (i + 1 < cell.length() && cell.charAt(i + 1) == '"') {
          i++;
        } else {
          int behind = i + 1;
          while (behind < cell.length() && Character.isWhitespace(cell.charAt(behind))) {
            behind++;
          }
          return behind == cell.length() || cell.startsWith(separator, behind) ? i : -1;
        }
      }
    }
    return -1;
  }
}
