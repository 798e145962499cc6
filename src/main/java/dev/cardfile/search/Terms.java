package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.TextField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms by which the index finds contacts. */
public final class Terms {

  private Terms() {}

  /** Returns all terms of a contact. */
  public static Set<Term> of(Contact contact) {
    Set<Term> terms = new HashSet<>();
    for (String tag : contact.tags().names()) {
      terms.add(new Term(Term.Kind.TAG, tag));
      String folded = WordFolding.fold(tag);
      if (!folded.equals(tag)) {
        terms.add(new Term(Term.Kind.FOLDED_TAG, folded));
      }
    }
    texts(contact)
        .filter(Objects::nonNull)
        .forEach(text -> Words.of(text).forEach(word -> terms.add(new Term(Term.Kind.WORD, word))));
    String phone = contact.phones().primary();
    if (phone != null) {
      terms.add(new Term(Term.Kind.PHONE_END, Term.backwards(phone)));
    }
    String assigned = contact.texts().get(TextField.ASSIGNED_TO);
    if (assigned != null) {
      terms.add(new Term(Term.Kind.ASSIGNED_TO, assigned));
    }
    for (Map.Entry<String, CustomValue> field : contact.customFields().values().entrySet()) {
      values(field.getValue())
          .forEach(value -> terms.add(Term.ofCustomField(field.getKey(), value)));
    }
    return terms;
  }

  /** Reports whether two states of a contact certainly have the same terms. */
  public static boolean areSame(Contact one, Contact other) {
    return one.tags().equals(other.tags())
        && one.customFields().equals(other.customFields())
        && Objects.equals(one.phones().primary(), other.phones().primary())
        && Objects.equals(assigned(one), assigned(other))
        && texts(one).toList().equals(texts(other).toList());
  }

  /** Returns the texts in which {@link Filter.Word} looks; null for one that is not set. */
  private static Stream<@Nullable String> texts(Contact contact) {
    return Stream.of(
        contact.name().first(),
        contact.name().last(),
        contact.texts().get(TextField.COMPANY_NAME),
        contact.emails().primary());
  }

  private static @Nullable String assigned(Contact contact) {
    return contact.texts().get(TextField.ASSIGNED_TO);
  }

  private static Stream<String> values(CustomValue value) {
    return switch (value) {
      case CustomValue.Text(String text) -> Stream.of(CaseFolding.fold(text));
      case CustomValue.Numeric(var number) -> Stream.of(Term.number(number.doubleValue()));
      case CustomValue.Texts(List<String> texts) -> texts.stream().map(CaseFolding::fold);
      case CustomValue.Json json -> Stream.empty();
    };
  }
}
