package dev.cardfile.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word a mistyped one was meant to be. */
public final class ClosestWord {

  private ClosestWord() {}

  /** Returns the word that is most similar to the typed one; empty if none is similar enough. */
  public static Optional<String> to(String typed, Collection<String> words) {
    String sought = typed.toLowerCase(Locale.ROOT);
    return words.stream()
        .map(word -> new Candidate(word, distance(sought, word.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance() <= limit(sought, candidate.word()))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  /**
   * Returns a suggestion for the end of a sentence, {@code "; did you mean X?"}, or an empty
   * string.
   */
  public static String hint(String typed, Collection<String> words) {
    return to(typed, words).map(word -> "; did you mean " + word + "?").orElse("");
  }

  private record Candidate(String word, int distance) {}

  private static int limit(String typed, String word) {
    return Math.max(1, Math.min(typed.length(), word.length()) / 3);
  }

  /**
   * Counts the insertions, deletions, replacements and swaps of neighbours that turn one word into
   * the other.
   */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
