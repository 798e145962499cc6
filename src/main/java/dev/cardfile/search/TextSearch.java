package dev.cardfile.search;

import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that a text finds, and which of them come first.
 *
 * @param leading as in {@link Sorting#leading}
 */
public record TextSearch(Filter filter, List<Filter> leading) {

  public static final TextSearch EVERYBODY = new TextSearch(Filter.everybody(), List.of());
  private static final TextSearch NOBODY = new TextSearch(new Filter.Any(List.of()), List.of());

  public TextSearch {
    leading = List.copyOf(leading);
  }

  /**
   * Returns the search for clients that write to the first contact they find. A whole e-mail
   * address or phone number finds only the contacts that hold exactly this value. Any other text is
   * searched for as words.
   *
   * @param typed null if nothing was typed, which finds everybody
   * @param region the country to assume for a number without a country code
   */
  public static TextSearch exact(@Nullable String typed, String region) {
    return whole(typed, region)
        .map(TextSearch::holders)
        .orElseGet(() -> new TextSearch(FreeText.of(typed), List.of()));
  }

  /**
   * Returns the search for people. The holders of a whole e-mail address or phone number come
   * first, followed by contacts whose e-mail begins with the address, or which the digits of the
   * number find as words.
   *
   * @param typed null if nothing was typed, which finds everybody
   * @param region the country to assume for a number without a country code
   */
  public static TextSearch broad(@Nullable String typed, String region) {
    Whole whole = whole(typed, region).orElse(null);
    if (whole == null) {
      return new TextSearch(FreeText.of(typed), List.of());
    }
    Filter more =
        whole.primary() == OwnField.EMAIL
            ? new Filter.Test(OwnField.EMAIL, new Condition.StartsWith(whole.value()))
            : FreeText.of(typed);
    List<Filter> holders = List.of(whole.asPrimary(), whole.asAdditional());
    List<Filter> either = new ArrayList<>(holders);
    either.add(more);
    return new TextSearch(new Filter.Any(either), holders);
  }

  /**
   * Returns the search for the contacts that hold an e-mail address; it finds nobody if the text is
   * not one.
   */
  public static TextSearch email(String typed) {
    return wholeEmail(typed).map(TextSearch::holders).orElse(NOBODY);
  }

  /**
   * Returns the search for the contacts that hold a phone number; it finds nobody if the text is
   * not one.
   *
   * @param region the country to assume for a number without a country code
   */
  public static TextSearch phone(String typed, String region) {
    return wholePhone(typed, region).map(TextSearch::holders).orElse(NOBODY);
  }

  /**
   * Returns the search for contacts that both searches find. The leading filters of this one take
   * precedence over those of the other.
   */
  public TextSearch and(TextSearch other) {
    List<Filter> both = new ArrayList<>(leading);
    both.addAll(other.leading);
    return new TextSearch(filter.and(other.filter), both);
  }

  private static TextSearch holders(Whole whole) {
    return new TextSearch(
        new Filter.Any(List.of(whole.asPrimary(), whole.asAdditional())),
        List.of(whole.asPrimary()));
  }

  /** A complete e-mail address or phone number, and the fields that can hold it. */
  private record Whole(OwnField primary, OwnField additional, String value) {

    Filter asPrimary() {
      return equal(primary);
    }

    Filter asAdditional() {
      return equal(additional);
    }

    private Filter equal(OwnField field) {
      return new Filter.Test(field, new Condition.Equal(new Value.Text(value)));
    }
  }

  private static Optional<Whole> whole(@Nullable String typed, String region) {
    return typed == null ? Optional.empty() : wholeEmail(typed).or(() -> wholePhone(typed, region));
  }

  private static Optional<Whole> wholeEmail(String typed) {
    return Email.parse(typed)
        .map(email -> new Whole(OwnField.EMAIL, OwnField.ADDITIONAL_EMAILS, email.value()));
  }

  private static Optional<Whole> wholePhone(String typed, String region) {
    return Phone.parse(typed, region)
        .map(read -> new Whole(OwnField.PHONE, OwnField.ADDITIONAL_PHONES, read.phone().value()));
  }
}
