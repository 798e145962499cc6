package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.Contacts;
import dev.cardfile.upsert.Precondition.Revisions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A contact's entity tag, and what callers can send of such tags. */
class EntityTagsTest {

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void isTheRevision(ApiVersion version) {
    assertThat(EntityTags.of(Contacts.full("c1", "x"), version))
        .isEqualTo(version == ApiVersion.V3 ? "\"1-v3\"" : "\"1\"");
  }

  @Test
  void onlyTheNumbersCount() {
    assertThat(EntityTags.read(List.of())).contains(new Revisions.Unnamed());
    assertThat(EntityTags.read(List.of(" * "))).contains(new Revisions.Any());
    assertThat(EntityTags.read(List.of("\"17\""))).contains(some(17));
    assertThat(EntityTags.read(List.of("\"17-v3\""))).contains(some(17));
    assertThat(EntityTags.read(List.of("\"1\" ,\t\"2-v3\",\"3\""))).contains(some(1, 2, 3));
    assertThat(EntityTags.read(List.of("\"1\"", "\"1\", \"2\""))).contains(some(1, 2));
    assertThat(EntityTags.read(List.of("\"999999999999999999\"")))
        .contains(some(999_999_999_999_999_999L));
  }

  private static Revisions some(long... numbers) {
    return new Revisions.Some(Set.copyOf(java.util.Arrays.stream(numbers).boxed().toList()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "17",
        "\"17",
        "W/\"17\"",
        "\"a\"",
        "\"\"",
        "\"-1\"",
        "\"1.5\"",
        "\"17-v4\"",
        "\"17-V3\"",
        "\"1\",",
        "\"1\" \"2\"",
        "*, \"1\"",
        "\"*\"",
        "\"1234567890123456789\""
      })
  void allElseIsRefused(String header) {
    assertThat(EntityTags.read(List.of(header))).isEmpty();
  }

  @Test
  void everythingIsNoTagAmongOthers() {
    assertThat(EntityTags.read(List.of("*", "*"))).isEmpty();
    assertThat(EntityTags.read(List.of("\"1\"", "W/\"2\""))).isEmpty();
  }
}
