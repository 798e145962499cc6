package dev.cardfile.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessPathsTest {

  private static final Filter TAG = equal(OwnField.TAGS, "vip");
  private static final Filter EMAIL = equal(OwnField.EMAIL, "a@b.example");
  private static final Filter CITY = equal(OwnField.CITY, "rome");
  private static final AccessPath TO_TAG = new AccessPath.Same(new Term(Term.Kind.TAG, "vip"));
  private static final AccessPath TO_EMAIL =
      new AccessPath.Key(new MatchKey(MatchingField.EMAIL, "a@b.example"));

  @Test
  void allThatIsAskedForLeadsByItself() {
    assertThat(AccessPaths.of(new Filter.All(List.of(TAG, CITY, EMAIL))))
        .containsExactly(TO_TAG, TO_EMAIL);
  }

  @Test
  void oneOfSeveralLeadsOnlyWhereEachDoes() {
    assertThat(AccessPaths.of(new Filter.Any(List.of(TAG, EMAIL))))
        .containsExactly(new AccessPath.Several(List.of(TO_TAG, TO_EMAIL)));
    assertThat(AccessPaths.of(new Filter.Any(List.of(TAG, CITY)))).isEmpty();
    Filter additional = equal(OwnField.ADDITIONAL_EMAILS, "a@b.example");
    assertThat(AccessPaths.of(new Filter.Any(List.of(EMAIL, additional))))
        .containsExactly(TO_EMAIL);
    assertThat(AccessPaths.of(new Filter.Any(List.of()))).isEmpty();
  }

  @Test
  void whatIsNotThereLeadsNowhere() {
    assertThat(AccessPaths.of(new Filter.Not(TAG))).isEmpty();
    assertThat(AccessPaths.of(Filter.everybody())).isEmpty();
    assertThat(AccessPaths.of(new Filter.Test(OwnField.TAGS, new Condition.Contains("vi"))))
        .isEmpty();
    assertThat(AccessPaths.of(new Filter.Test(OwnField.TAGS, new Condition.Exists()))).isEmpty();
  }

  @Test
  void namesAreFoundByAnyOfTheirWords() {
    assertThat(AccessPaths.of(equal(OwnField.LAST_NAME, "van berg")))
        .containsExactly(
            new AccessPath.Same(new Term(Term.Kind.WORD, "van")),
            new AccessPath.Same(new Term(Term.Kind.WORD, "berg")));
    assertThat(AccessPaths.of(equal(OwnField.LAST_NAME, "--"))).isEmpty();
  }

  @Test
  void numbersOfCustomFieldsAreFoundHoweverTheyAreWritten() {
    Field number = new Field.Custom("age", Field.Kind.NUMBER);
    assertThat(AccessPaths.of(new Filter.Test(number, new Condition.Equal(new Value.Decimal(42)))))
        .containsExactly(new AccessPath.Same(new Term(Term.Kind.CUSTOM_VALUE, "age 42.0")));
  }

  @Test
  void onlyWhatTheIndexKnowsToTheEndIsExact() {
    assertThat(AccessPaths.exact(TAG)).contains(TO_TAG);
    assertThat(AccessPaths.exact(new Filter.All(List.of(new Filter.Word("jo"))))).isPresent();
    assertThat(AccessPaths.exact(equal(OwnField.TAGS, "x".repeat(63)))).isPresent();
    assertThat(AccessPaths.exact(equal(OwnField.TAGS, "x".repeat(64)))).isEmpty();
    assertThat(AccessPaths.exact(equal(new Field.Custom("plan", Field.Kind.TEXT), "gold")))
        .isPresent();
    assertThat(AccessPaths.exact(equal(new Field.Custom("plan", Field.Kind.TEXT), "5")))
        .isPresent();
    assertThat(AccessPaths.exact(equal(new Field.Custom("plan", Field.Kind.TEXT), "5.0")))
        .isEmpty();
    assertThat(AccessPaths.exact(equal(new Field.Custom("plan", Field.Kind.CODE), "gold")))
        .isEmpty();
    assertThat(AccessPaths.exact(equal(OwnField.FIRST_NAME, "jo"))).isEmpty();
    assertThat(AccessPaths.exact(new Filter.All(List.of(TAG, CITY)))).isEmpty();
    assertThat(AccessPaths.exact(EMAIL)).isEmpty();
    assertThat(AccessPaths.exact(new Filter.Any(List.of(TAG, new Filter.Word("jo")))))
        .contains(
            new AccessPath.Several(
                List.of(TO_TAG, new AccessPath.Beginning(new Term(Term.Kind.WORD, "jo")))));
    assertThat(AccessPaths.exact(new Filter.Any(List.of(TAG, EMAIL)))).isEmpty();
    assertThat(AccessPaths.exact(new Filter.Any(List.of()))).isEmpty();
  }

  @Test
  void aTagWithoutDiacriticsIsOneOfTwoTerms() {
    AccessPath toTag =
        new AccessPath.Several(
            List.of(TO_TAG, new AccessPath.Same(new Term(Term.Kind.FOLDED_TAG, "vip"))));
    assertThat(AccessPaths.of(new Filter.Tag("vip"))).containsExactly(toTag);
    assertThat(AccessPaths.exact(new Filter.Tag("vip"))).contains(toTag);
    assertThat(AccessPaths.exact(new Filter.Tag("x".repeat(64)))).isEmpty();
  }

  @Test
  void aPageOfATermNeedsNoMoreThanThePage() {
    Term vip = new Term(Term.Kind.TAG, "vip");
    Search second = new Search(TAG, Sorting.NEWEST_FIRST, new Search.Start.Offset(20), 10);
    assertThat(AccessPaths.first(second)).contains(new AccessPath.First(vip, false, null, 30));
    ContactId last = new ContactId("id7");
    Search next =
        new Search(
            TAG, Sorting.OLDEST_FIRST, new Search.Start.After(new Cursor(List.of(), last)), 10);
    assertThat(AccessPaths.first(next)).contains(new AccessPath.First(vip, true, last, 10));
  }

  @Test
  void inAnotherOrderOrWithMoreToLookAtAPageNeedsThemAll() {
    Search.Start start = new Search.Start.Offset(0);
    Sorting byName = new Sorting(List.of(new Sorting.Key(SortField.LAST_NAME, false)), false);
    assertThat(AccessPaths.first(new Search(TAG, byName, start, 10))).isEmpty();
    assertThat(AccessPaths.first(new Search(TAG.and(CITY), Sorting.NEWEST_FIRST, start, 10)))
        .isEmpty();
    Sorting behindEmail = Sorting.NEWEST_FIRST.behind(List.of(EMAIL));
    assertThat(AccessPaths.first(new Search(TAG, behindEmail, start, 10))).isEmpty();
    assertThat(AccessPaths.first(new Search(EMAIL, Sorting.NEWEST_FIRST, start, 10))).isEmpty();
  }

  private static Filter equal(Field field, String text) {
    return new Filter.Test(field, new Condition.Equal(new Value.Text(text)));
  }
}
