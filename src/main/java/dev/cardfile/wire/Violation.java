package dev.cardfile.wire;

import dev.cardfile.json.Characters;

/**
 * One mistake in a body that could be parsed.
 *
 * @param field the path of the property, as the caller spelled it: {@code dndSettings.SMS.status}
 * @param code stable, for programs: {@code wrong_type}
 * @param message HighLevel's wording: {@code firstName must be a string}
 */
public record Violation(String field, String code, String message) {

  /**
   * The number of code points to which a text sent by a caller is cut where an answer repeats it.
   */
  private static final int MAX_NAME_LENGTH = 255;

  /** Marks where the rest of a text was left out. */
  public static final String MORE = "\u2026";

  /** Returns a text sent by a caller, cut to a length at which an answer may repeat it. */
  public static String shown(String sent) {
    return sent.length() <= MAX_NAME_LENGTH ? sent : Characters.cut(sent, MAX_NAME_LENGTH) + MORE;
  }
}
