package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.InvalidValues;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.upsert.request.WriteOptions.FieldsOption;
import dev.cardfile.upsert.request.WriteOptions.TagsOption;
import dev.cardfile.wire.Violation;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The write options in a query. */
class OptionsReaderTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "&&&",
        "=",
        "x=1",
        "locationId=x&dry=true",
        "dryRunX=true",
        "x=dryRun=true",
        "tags[]=add",
        "%=1",
        "a=%ff&b=%",
        "%ff=true",
      })
  void whatIsNoOptionIsIgnored(@Nullable String query) {
    assertThat(OptionsReader.read(query)).isSameAs(OptionsReader.Said.NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dryRun=true                | dryRun
          dryrun=true                | dryRun
          DRYRUN=true                | dryRun
          dry_run=true               | dryRun
          dry-run=true               | dryRun
          Dry-Run=true               | dryRun
          d_r-yRun_=true             | dryRun
          %64ry_run=tru%65           | dryRun
          x=%ff&dry_run=true&dry=1   | dryRun
          explain=true               | explain
          EXPLAIN=true&dryRun=false  | explain
          tags=add                   | add
          Tags=remove                | remove
          tags=replace&x             | nothing
          fields=fillEmpty           | fill
          _fields=overwrite          | nothing
          invalid=drop               | drop
          in-valid=refuse            | refuse
          dryRun=false&explain=false | nothing
          dry_run=true&explain=true&tags=add&fields=fillEmpty&invalid=drop | dryRun explain add fill drop
          """)
  void anOptionIsReadHoweverItIsSpelt(String query, String then) {
    List<String> words = List.of(then.split(" "));
    WriteOptions expected =
        new WriteOptions(
            words.contains("dryRun"),
            words.contains("explain"),
            words.contains("add")
                ? TagsOption.ADD
                : words.contains("remove") ? TagsOption.REMOVE : TagsOption.REPLACE,
            words.contains("fill") ? FieldsOption.FILL_EMPTY : FieldsOption.OVERWRITE,
            words.contains("drop")
                ? InvalidValues.DROP
                : words.contains("refuse") ? InvalidValues.REFUSE : null);
    assertThat(OptionsReader.read(query)).isEqualTo(new OptionsReader.Said(expected, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dryRun                   | query.dryRun must be one of the following values: false, true
          dryRun=                  | query.dryRun must be one of the following values: false, true
          dry_run=%20              | query.dryRun must be one of the following values: false, true
          dry_run=TRUE             | query.dryRun must be one of the following values: false, true
          dry_run=1                | query.dryRun must be one of the following values: false, true
          dryrun=true+             | query.dryRun must be one of the following values: false, true
          dryRun=%ff               | query.dryRun must be one of the following values: false, true
          dryRun=true&dryRun=true  | query.dryRun must be sent once
          dryRun=true&dry_run=no   | query.dryRun must be sent once
          explain=yes              | query.explain must be one of the following values: false, true
          tags=append              | query.tags must be one of the following values: replace, add, remove
          tags=Add                 | query.tags must be one of the following values: replace, add, remove
          fields=fillempty         | query.fields must be one of the following values: overwrite, fillEmpty
          invalid=Drop             | query.invalid must be one of the following values: refuse, drop
          """)
  void anyOtherValueIsRefused(String query, String message) {
    OptionsReader.Said said = OptionsReader.read(query);
    assertThat(said.violations()).extracting(Violation::message).containsExactly(message);
    assertThat(said.options()).isEqualTo(WriteOptions.DEFAULT);
  }

  @Test
  void allThatIsWrongIsToldInOneOrder() {
    assertThat(OptionsReader.read("invalid=x&fields=x&tags=x&explain=x&dry_run=x").violations())
        .allMatch(each -> each.code().equals("not_a_choice"))
        .extracting(Violation::field)
        .containsExactly(
            "query.dryRun", "query.explain", "query.tags", "query.fields", "query.invalid");
    assertThat(OptionsReader.read("tags=add&tags=add").violations())
        .containsExactly(new Violation("query.tags", "repeated", "query.tags must be sent once"));
  }

  @Test
  void anyTextIsRead() {
    long seed = new Random().nextLong();
    System.out.println("queries of any text: seed " + seed);
    Random random = new Random(seed);
    String alphabet = "dryRun=tue&_-%0f1\u212a\ud800ags";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder query = new StringBuilder(random.nextBoolean() ? "dryRun=true" : "");
      for (int length = random.nextInt(30); length > 0; length--) {
        query.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      OptionsReader.Said said = OptionsReader.read(query.toString());
      assertThat(said.violations().isEmpty() || said.options().equals(WriteOptions.DEFAULT))
          .isTrue();
    }
  }
}
