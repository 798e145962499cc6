package dev.cardfile.transfer.cell;

import java.util.ArrayList;
import java.util.List;

/** Several texts in one cell. */
public final class ListCell {

  private ListCell() {}

  /**
   * The texts with commas between; one stands in quotes that has a comma, semicolon or quote in it,
   * or could be taken for JSON.
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
   * The texts of a cell: those in quotes as they are, others between commas, semicolons or Google's
   * {@code :::}; blank ones do not count. Where there is a semicolon or {@code :::}, commas are
   * part of the texts.
   */
  public static List<String> texts(String cell) {
    String separator = separator(cell);
    List<String> texts = new ArrayList<>();
    int at = 0;
    while (at < cell.length()) {
      if (Character.isWhitespace(cell.charAt(at))) {
        at++;
      } else if (cell.charAt(at) == '"' && closing(cell, at, separator) > at) {
        int end = closing(cell, at, separator);
        add(cell.substring(at + 1, end).replace("\"\"", "\""), texts);
        int next = cell.indexOf(separator, end);
        at = next < 0 ? cell.length() : next + separator.length();
      } else {
        int next = cell.indexOf(separator, at);
        int end = next < 0 ? cell.length() : next;
        add(cell.substring(at, end).strip(), texts);
        at = next < 0 ? end : next + separator.length();
      }
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

  /** Where the quote that opens here is closed, with a separator or nothing behind; else -1. */
  private static int closing(String cell, int open, String separator) {
    for (int i = open + 1; i < cell.length(); i++) {
      if (cell.charAt(i) == '"') {
        if (i + 1 < cell.length() && cell.charAt(i + 1) == '"') {
          i++;
        } else {
          String behind = cell.substring(i + 1).stripLeading();
          return behind.isEmpty() || behind.startsWith(separator) ? i : -1;
        }
      }
    }
    return -1;
  }
}
