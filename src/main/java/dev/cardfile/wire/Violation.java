package dev.cardfile.wire;

import dev.cardfile.json.Characters;

/**
 * One thing that is wrong with a body that could be read.
 *
 * @param field the path of the property, as the caller spelled it: {@code dndSettings.SMS.status}
 * @param code stable, for programs: {@code wrong_type}
 * @param message the original's wording: {@code firstName must be a string}
 */
public record Violation(String field, String code, String message) {

  /** A caller's name beyond so many characters is cut where it is repeated. */
  private static final int MAX_NAME_LENGTH = 255;

  /** Stands for what is left out. */
  public static final String MORE = "\u2026";

  /** What a caller has sent, short enough to be repeated in an answer. */
  public static String shown(String sent) {
    return sent.length() <= MAX_NAME_LENGTH ? sent : Characters.cut(sent, MAX_NAME_LENGTH) + MORE;
  }
}
