package dev.cardfile.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Formats compact JSON for readers. Without the line breaks and the indentation, the result is the
 * same JSON again, byte for byte.
 */
final class Layout {

  private static final int WIDTH = 100;

  private final String json;
  private final List<String> lines = new ArrayList<>();
  private StringBuilder line = new StringBuilder();

  private Layout(String json) {
    this.json = json;
  }

  static List<String> of(String json) {
    return new Layout(json).lines();
  }

  private List<String> lines() {
    int depth = 0;
    int at = 0;
    while (at < json.length()) {
      char each = json.charAt(at);
      int end = each == '"' ? endOfString(at) : at + 1;
      if ((each == '{' || each == '[') && fits(at, depth)) {
        end = endOfGroup(at);
      }
      if ((each == '}' || each == ']') && end == at + 1) {
        depth--;
        breakLine(depth);
      }
      line.append(json, at, end);
      if (end == at + 1 && (each == '{' || each == '[')) {
        depth++;
        breakLine(depth);
      } else if (each == ',') {
        breakLine(depth);
      }
      at = end;
    }
    lines.add(line.toString());
    return lines;
  }

  private void breakLine(int depth) {
    lines.add(line.toString());
    line = new StringBuilder("  ".repeat(depth));
  }

  private boolean fits(int from, int depth) {
    return depth > 0 && line.length() + endOfGroup(from) - from <= WIDTH;
  }

  private int endOfGroup(int from) {
    int depth = 0;
    int at = from;
    do {
      char each = json.charAt(at);
      depth += each == '{' || each == '[' ? 1 : each == '}' || each == ']' ? -1 : 0;
      at = each == '"' ? endOfString(at) : at + 1;
    } while (depth > 0);
    return at;
  }

  private int endOfString(int from) {
    int at = from + 1;
    while (json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
