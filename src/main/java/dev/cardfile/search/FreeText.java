package dev.cardfile.search;

import dev.cardfile.contact.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter for what a person types into a search box, found in any of several fields. */
public final class FreeText {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern PART_OF_A_NUMBER = Pattern.compile("[+()./-]*\\d[+()./\\d-]*");
  private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");

  /** The prefix that is dialled before the number of another country. */
  private static final Pattern INTERNATIONAL = Pattern.compile("^00");

  /** A number after the zero that is dialled within a country and is not part of the number. */
  private static final Pattern TRUNK = Pattern.compile("0[1-9]\\d{5,}");

  private final List<Filter> asked = new ArrayList<>();
  private final List<String> number = new ArrayList<>();

  private FreeText() {}

  /**
   * Returns the filter for a text. It finds contacts that have, for each word of the text, a word
   * that begins with it, as in {@link Filter.Word}; a text of nothing but signs has no words and
   * finds nobody. Digits, with the punctuation of a phone number, may also be the beginning or the
   * end of the primary phone. At the end, the zero that is dialled within a country is ignored. If
   * the whole text is the name of a tag, contacts with that tag are found too.
   *
   * @param typed null if nothing was typed, which finds everybody
   */
  public static Filter of(@Nullable String typed) {
    if (typed == null) {
      return Filter.everybody();
    }
    FreeText text = new FreeText();
    BLANKS.splitAsStream(typed).forEach(text::read);
    text.endNumber();
    List<Filter> either = new ArrayList<>();
    if (!text.asked.isEmpty()) {
      either.add(new Filter.All(text.asked));
    }
    String tag = Tags.normalized(typed);
    if (!tag.isEmpty()) {
      either.add(new Filter.Tag(WordFolding.fold(tag)));
    }
    return new Filter.Any(either);
  }

  private void read(String piece) {
    List<String> words = Words.of(piece);
    if (PART_OF_A_NUMBER.matcher(piece).matches()) {
      number.add(piece);
    } else if (!words.isEmpty()) {
      endNumber();
      words.forEach(word -> asked.add(new Filter.Word(word)));
    }
  }

  private void endNumber() {
    if (!number.isEmpty()) {
      String typed = String.join(" ", number);
      List<Filter> either = phones(NOT_A_DIGIT.matcher(typed).replaceAll(""));
      either.add(new Filter.All(Words.of(typed).stream().<Filter>map(Filter.Word::new).toList()));
      asked.add(new Filter.Any(either));
      number.clear();
    }
  }

  private static List<Filter> phones(String digits) {
    List<Filter> either = new ArrayList<>();
    String international = INTERNATIONAL.matcher(digits).replaceFirst("");
    either.add(new Filter.Test(OwnField.PHONE, new Condition.StartsWith("+" + international)));
    either.add(new Filter.Test(OwnField.PHONE, new Condition.EndsWith(digits)));
    if (TRUNK.matcher(digits).matches()) {
      either.add(new Filter.Test(OwnField.PHONE, new Condition.EndsWith(digits.substring(1))));
    }
    return either;
  }
}
