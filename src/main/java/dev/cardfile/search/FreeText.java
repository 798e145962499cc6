package dev.cardfile.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Words as somebody types them into a box, to find whoever has them in some place. */
public final class FreeText {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern PART_OF_A_NUMBER = Pattern.compile("[+()./\\d-]*\\d[+()./\\d-]*");
  private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");

  private FreeText() {}

  /**
   * Contacts of which every word is a part of the first or last name, the e-mail, the phone or the
   * company's name. A word of digits is looked for in the phone without what stands between them.
   */
  public static Filter of(String words) {
    return new Filter.All(
        Arrays.stream(BLANKS.split(CaseFolding.fold(words)))
            .filter(word -> !word.isEmpty())
            .distinct()
            .map(FreeText::somewhere)
            .toList());
  }

  private static Filter somewhere(String word) {
    List<Filter> places = new ArrayList<>();
    for (OwnField field :
        List.of(OwnField.FIRST_NAME, OwnField.LAST_NAME, OwnField.EMAIL, OwnField.COMPANY_NAME)) {
      places.add(new Filter.Test(field, new Condition.Contains(word)));
    }
    if (PART_OF_A_NUMBER.matcher(word).matches()) {
      String digits = NOT_A_DIGIT.matcher(word).replaceAll("");
      places.add(new Filter.Test(OwnField.PHONE, new Condition.Contains(digits)));
    }
    return new Filter.Any(places);
  }
}
