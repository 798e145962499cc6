package dev.cardfile.http.body;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request says that its body is, in every spelling that RFC 9110 allows (section 8.3). */
final class ContentType {

  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";

  /** The names that one JSON object a line has, the usual one first. */
  static final List<String> LINES =
      List.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  static final String CSV = "text/csv";
  static final String MULTIPART = "multipart/form-data";

  /** Under which files of contacts are sent: what one is, its content tells. */
  static final List<String> FILES =
      List.of(
          CSV,
          "text/vcard",
          "text/x-vcard",
          "text/directory",
          "text/tab-separated-values",
          "text/plain",
          "application/csv",
          "application/vnd.ms-excel",
          "application/octet-stream",
          MULTIPART);

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);

  /** One at a time, however many there are: nothing may follow a semicolon. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \\t]*+;[ \\t]*+(?:(?<name>"
              + TOKEN
              + ")=(?:(?<token>"
              + TOKEN
              + ")|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"))?+");

  private ContentType() {}

  /** Whether a header's value promises this type in UTF-8; a blank one promises nothing else. */
  static boolean isInUtf8(String value, String expected) {
    String sent = value.strip();
    if (sent.isEmpty() || sent.equals(expected)) {
      return true;
    }
    Matcher type = TYPE.matcher(sent);
    return type.lookingAt()
        && type.group().equalsIgnoreCase(expected)
        && parametersAllowUtf8(sent, type.end());
  }

  /** Whether a header's value names this type, whatever its parameters; a blank one names none. */
  static boolean is(String value, String expected) {
    Matcher type = TYPE.matcher(value.strip());
    return type.lookingAt() && type.group().equalsIgnoreCase(expected);
  }

  /** A parameter of a header's value that begins with a type or another word; null without it. */
  static @Nullable String parameter(String value, String name) {
    String sent = value.strip();
    Matcher parameter = PARAMETER.matcher(sent);
    int first = sent.indexOf(';');
    for (int at = first < 0 ? sent.length() : first; at < sent.length(); at = parameter.end()) {
      parameter.region(at, sent.length());
      if (!parameter.lookingAt()) {
        return null;
      }
      if (name.equalsIgnoreCase(parameter.group("name"))) {
        String token = parameter.group("token");
        return token == null ? parameter.group("quoted").replaceAll("\\\\(.)", "$1") : token;
      }
    }
    return null;
  }

  private static boolean parametersAllowUtf8(String sent, int from) {
    Matcher parameter = PARAMETER.matcher(sent);
    for (int at = from; at < sent.length(); at = parameter.end()) {
      parameter.region(at, sent.length());
      if (!parameter.lookingAt() || isOtherCharset(parameter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOtherCharset(Matcher parameter) {
    String token = parameter.group("token");
    String charset = token == null ? parameter.group("quoted") : token;
    return charset != null
        && parameter.group("name").equalsIgnoreCase("charset")
        && !charset.equalsIgnoreCase("utf-8")
        && !charset.equalsIgnoreCase("utf8");
  }
}
