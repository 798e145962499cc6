package dev.cardfile.http.body;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the content type of a request, in every spelling that RFC 9110 (section 8.3) allows. */
final class ContentType {

  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";

  /** The media types of one JSON object per line, the usual one first. */
  static final List<String> LINES =
      List.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  static final String CSV = "text/csv";
  static final String MULTIPART = "multipart/form-data";

  /** The media types that clients send files of contacts with. The content tells what a file is. */
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

  /**
   * Matches one parameter at a time, however many there are. A semicolon without a parameter is
   * allowed.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \\t]*+;[ \\t]*+(?:(?<name>"
              + TOKEN
              + ")=(?:(?<token>"
              + TOKEN
              + ")|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"))?+");

  private ContentType() {}

  /** Reports whether a header's value means this type in UTF-8. A blank value does. */
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

  /**
   * Reports whether a header's value names this type, with or without parameters. A blank value
   * does not.
   */
  static boolean is(String value, String expected) {
    Matcher type = TYPE.matcher(value.strip());
    return type.lookingAt() && type.group().equalsIgnoreCase(expected);
  }

  /**
   * Returns a parameter of a header's value. The value begins with a media type or another word.
   *
   * @return null if the parameter is missing, or what precedes it is malformed
   */
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
