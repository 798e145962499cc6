package dev.cardfile.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadsTest {

  private static final Filter TAG = equal(OwnField.TAGS, "vip");
  private static final Filter EMAIL = equal(OwnField.EMAIL, "a@b.example");
  private static final Filter CITY = equal(OwnField.CITY, "rome");
  private static final Lead TO_TAG = new Lead.Same(new Term(Term.Kind.TAG, "vip"));
  private static final Lead TO_EMAIL =
      new Lead.Key(new MatchKey(MatchingField.EMAIL, "a@b.example"));

  @Test
  void allThatIsAskedForLeadsByItself() {
    assertThat(Leads.of(new Filter.All(List.of(TAG, CITY, EMAIL))))
        .containsExactly(TO_TAG, TO_EMAIL);
  }

  @Test
  void oneOfSeveralLeadsOnlyWhereEachDoes() {
    assertThat(Leads.of(new Filter.Any(List.of(TAG, EMAIL))))
        .containsExactly(new Lead.Several(List.of(TO_TAG, TO_EMAIL)));
    assertThat(Leads.of(new Filter.Any(List.of(TAG, CITY)))).isEmpty();
    assertThat(Leads.of(new Filter.Any(List.of()))).isEmpty();
  }

  @Test
  void whatIsNotThereLeadsNowhere() {
    assertThat(Leads.of(new Filter.Not(TAG))).isEmpty();
    assertThat(Leads.of(Filter.everybody())).isEmpty();
    assertThat(Leads.of(new Filter.Test(OwnField.TAGS, new Condition.Contains("vi")))).isEmpty();
    assertThat(Leads.of(new Filter.Test(OwnField.TAGS, new Condition.Exists()))).isEmpty();
  }

  @Test
  void namesAreFoundByAnyOfTheirWords() {
    assertThat(Leads.of(equal(OwnField.LAST_NAME, "van berg")))
        .containsExactly(
            new Lead.Same(new Term(Term.Kind.WORD, "van")),
            new Lead.Same(new Term(Term.Kind.WORD, "berg")));
    assertThat(Leads.of(equal(OwnField.LAST_NAME, "--"))).isEmpty();
  }

  @Test
  void numbersOfCustomFieldsAreFoundHoweverTheyAreWritten() {
    Field number = new Field.Custom("age", Field.Kind.NUMBER);
    assertThat(Leads.of(new Filter.Test(number, new Condition.Equal(new Value.Decimal(42)))))
        .containsExactly(new Lead.Same(new Term(Term.Kind.CUSTOM_VALUE, "age 42.0")));
  }

  @Test
  void onlyWhatTheIndexKnowsToTheEndIsExact() {
    assertThat(Leads.exact(TAG)).contains(TO_TAG);
    assertThat(Leads.exact(new Filter.All(List.of(new Filter.Word("jo"))))).isPresent();
    assertThat(Leads.exact(equal(OwnField.TAGS, "x".repeat(63)))).isPresent();
    assertThat(Leads.exact(equal(OwnField.TAGS, "x".repeat(64)))).isEmpty();
    assertThat(Leads.exact(equal(new Field.Custom("plan", Field.Kind.TEXT), "gold"))).isPresent();
    assertThat(Leads.exact(equal(new Field.Custom("plan", Field.Kind.TEXT), "5"))).isPresent();
    assertThat(Leads.exact(equal(new Field.Custom("plan", Field.Kind.TEXT), "5.0"))).isEmpty();
    assertThat(Leads.exact(equal(new Field.Custom("plan", Field.Kind.CODE), "gold"))).isEmpty();
    assertThat(Leads.exact(equal(OwnField.FIRST_NAME, "jo"))).isEmpty();
    assertThat(Leads.exact(new Filter.All(List.of(TAG, CITY)))).isEmpty();
    assertThat(Leads.exact(EMAIL)).isEmpty();
  }

  @Test
  void aPageOfATermNeedsNoMoreThanThePage() {
    Term vip = new Term(Term.Kind.TAG, "vip");
    Search second = new Search(TAG, Sorting.NEWEST_FIRST, new Search.Start.Offset(20), 10);
    assertThat(Leads.first(second)).contains(new Lead.First(vip, false, null, 30));
    ContactId last = new ContactId("id7");
    Search next =
        new Search(
            TAG, Sorting.OLDEST_FIRST, new Search.Start.After(new Cursor(List.of(), last)), 10);
    assertThat(Leads.first(next)).contains(new Lead.First(vip, true, last, 10));
  }

  @Test
  void inAnotherOrderOrWithMoreToLookAtAPageNeedsThemAll() {
    Search.Start start = new Search.Start.Offset(0);
    Sorting byName = new Sorting(List.of(new Sorting.Key(SortField.LAST_NAME, false)), false);
    assertThat(Leads.first(new Search(TAG, byName, start, 10))).isEmpty();
    assertThat(Leads.first(new Search(TAG.and(CITY), Sorting.NEWEST_FIRST, start, 10))).isEmpty();
    assertThat(Leads.first(new Search(EMAIL, Sorting.NEWEST_FIRST, start, 10))).isEmpty();
  }

  private static Filter equal(Field field, String text) {
    return new Filter.Test(field, new Condition.Equal(new Value.Text(text)));
  }
}
