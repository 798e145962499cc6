package dev.cardfile.transfer.mapping.heading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.transfer.mapping.Column;
import dev.cardfile.transfer.mapping.Mapping;
import dev.cardfile.transfer.mapping.MappingChoices;
import dev.cardfile.transfer.mapping.MappingGuess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which fields the columns of a file are mapped to. */
class HeadingsTest {

  record Example(String profile, String headings, String fields) {}

  static Stream<Example> examples() throws IOException {
    try (InputStream file = HeadingsTest.class.getResourceAsStream("../../headers.txt")) {
      List<String> lines =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      return IntStream.range(0, lines.size() / 3)
          .mapToObj(i -> new Example(lines.get(3 * i), lines.get(3 * i + 1), lines.get(3 * i + 2)));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void rowsOfHeadingsAreKnown(Example example) {
    Mapping mapping = mapping(example.headings, MappingChoices.NONE, CustomFieldDefinitions.NONE);
    assertThat(mapping.profile() == null ? "-" : mapping.profile()).isEqualTo(example.profile);
    assertThat(mapping.columns().stream().map(HeadingsTest::name))
        .containsExactly(example.fields.split(","));
  }

  @Test
  void thereAreEnoughOfThem() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void idsOfAnUnknownSourceAreNotUsed() {
    Mapping without = mapping("ID,Name,Email", MappingChoices.NONE, CustomFieldDefinitions.NONE);
    assertThat(without.idSource()).isNull();
    assertThat(without.unused())
        .singleElement()
        .satisfies(column -> {
          assertThat(column.heading()).isEqualTo("ID");
          assertThat(column.note()).contains("idSource");
        });
    MappingChoices named = new MappingChoices(Map.of(), "shop", false, Map.of(), null);
    Mapping with = mapping("ID,Name,Email", named, CustomFieldDefinitions.NONE);
    assertThat(with.idSource()).isEqualTo("shop");
    assertThat(with.unused()).isEmpty();
  }

  @Test
  void customFieldsAreFoundByNameAndKey() {
    CustomFieldDefinitions fields =
        new CustomFieldDefinitions(
            List.of(
                new CustomFieldDefinition(
                    "f1",
                    "favourite_colour",
                    "Favourite Colour",
                    CustomFieldType.TEXT,
                    List.of())));
    for (String heading :
        List.of("Favourite Colour", "favourite_colour", "contact.favourite_colour")) {
      assertThat(mapping("Email," + heading, MappingChoices.NONE, fields).columns().get(1).target())
          .isEqualTo(
              new Target.Custom(
                  "favourite_colour", "Favourite Colour", CustomFieldType.TEXT, false));
    }
  }

  @Test
  void othersBecomeCustomFieldsOnlyWhenAsked() {
    Mapping plain = mapping("Email,Shoe Size", MappingChoices.NONE, CustomFieldDefinitions.NONE);
    assertThat(plain.unused()).extracting(Column::heading).containsExactly("Shoe Size");
    assertThat(plain.newFields()).isEmpty();
    MappingChoices make = new MappingChoices(Map.of(), null, true, Map.of(), null);
    Mapping made = mapping("Email,Shoe Size", make, CustomFieldDefinitions.NONE);
    assertThat(made.unused()).isEmpty();
    assertThat(made.newFields()).extracting(Target.Custom::key).containsExactly("shoe_size");
  }

  @Test
  void aChoiceWins() {
    MappingChoices choices =
        new MappingChoices(
            Map.of("Email", "-", "Mail at work", "email"), null, false, Map.of(), null);
    Mapping mapping = mapping("Email,Mail at work", choices, CustomFieldDefinitions.NONE);
    assertThat(mapping.columns().stream().map(HeadingsTest::name)).containsExactly("-", "email");
  }

  private static Mapping mapping(
      String headings, MappingChoices choices, CustomFieldDefinitions fields) {
    return MappingGuess.of(List.of(headings.split(",")), 1, List.of(), choices, fields);
  }

  private static String name(Column column) {
    return column.target() instanceof Target.Known(Field field, int _) ? field.wireName() : "-";
  }
}
