package dev.cardfile.search;

import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a text finds, and who of them comes first.
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
   * For clients that write to the first contact they find: a whole e-mail address or phone number
   * finds the contacts that hold exactly this value and no others. Other texts are words.
   *
   * @param typed null where nothing was typed, which finds everybody
   * @param region where a number without a country code is dialled
   */
  public static TextSearch exact(@Nullable String typed, String region) {
    return whole(typed, region)
        .map(TextSearch::holders)
        .orElseGet(() -> new TextSearch(FreeText.of(typed), List.of()));
  }

  /**
   * For people: behind the holders of a whole e-mail address or phone number come those whose
   * e-mail begins with it, or whom its digits find as words do.
   *
   * @param typed null where nothing was typed, which finds everybody
   * @param region where a number without a country code is dialled
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

  /** The contacts that hold this e-mail address; nobody where it is none. */
  public static TextSearch email(String typed) {
    return wholeEmail(typed).map(TextSearch::holders).orElse(NOBODY);
  }

  /**
   * The contacts that hold this phone number; nobody where it is none.
   *
   * @param region where a number without a country code is dialled
   */
  public static TextSearch phone(String typed, String region) {
    return wholePhone(typed, region).map(TextSearch::holders).orElse(NOBODY);
  }

  /** Those whom both find; who leads in this one is before who leads in the other. */
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

  /** A whole value, and the fields that can hold it. */
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
