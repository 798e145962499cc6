package dev.cardfile.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A country by its two-letter code in upper case. Valid codes are those of HighLevel's list, which
 * includes {@code XK} and {@code AN}, and the four of ISO 3166-1 that the list lacks: BL BQ CW SS.
 */
public record Country(String code) {

  /**
   * Parses a two-letter or three-letter code or an English name, ignoring case and surrounding
   * blanks; returns empty if there is no such country.
   */
  public static Optional<Country> parse(String typed) {
    String letters = typed.strip();
    // Some other letters have an ASCII capital: without this check, "ıt" would be Italy.
    if (letters.length() == 2 && isLetter(letters.charAt(0)) && isLetter(letters.charAt(1))) {
      String code = letters.toUpperCase(Locale.ROOT);
      if (CountryList.CODES.contains(code)) {
        return Optional.of(new Country(code));
      }
    }
    return Optional.ofNullable(CountryList.code(letters)).map(Country::new);
  }

  private static boolean isLetter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  public static Set<String> codes() {
    return CountryList.CODES;
  }

  @Override
  public String toString() {
    return code;
  }
}
