package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.wire.contact.BodyField;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Violations;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/compatibility.md lists every machine code and every length, and no other. */
class CompatibilityPageTest {

  private static final Path PAGE = Path.of("docs/compatibility.md");
  private static final Pattern CODES =
      Pattern.compile("(?s)Machine codes: (.*?)\\.\\s+Codes of violations: (.*?)\\.");
  private static final Pattern WORDS = Pattern.compile("`([^`]+)`");
  private static final Pattern LENGTH = Pattern.compile("`([^`]+)` (\\d+)");

  @Test
  void listsTheCodesOfProblems() throws IOException {
    assertThat(words(codes().group(1)))
        .containsExactlyInAnyOrderElementsOf(
            ProblemTest.rows().stream().map(row -> ProblemText.of(row.problem()).code()).toList());
  }

  @Test
  void listsTheCodesOfViolations() throws IOException {
    Violations unknown = new Violations();
    unknown.unknownProperty("", "x");
    Set<String> codes =
        Stream.concat(
                Arrays.stream(Requirement.class.getDeclaredFields())
                    .filter(field -> field.getType() == Requirement.class)
                    .map(CompatibilityPageTest::requirement),
                Stream.of(
                    Requirement.shortEnough(1),
                    Requirement.fewEnough(1),
                    Requirement.atLeast(1),
                    Requirement.atMost(1),
                    Requirement.withinReach(1, "x"),
                    Requirement.shallowEnough(1),
                    Requirement.oneOf(List.of()),
                    Requirement.wholeNumber(0, 1),
                    Requirement.notAgain("x"),
                    Requirement.notBeside("x"),
                    Requirement.unchanged("x"),
                    Requirement.emptyFor("x")))
            .map(Requirement::code)
            .collect(Collectors.toSet());
    unknown.inOrder().forEach(violation -> codes.add(violation.code()));
    assertThat(words(codes().group(2))).containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void listsTheLengthOfEveryText() throws IOException {
    String row =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| limits: "))
            .findFirst()
            .orElseThrow();
    Map<String, Integer> told = new HashMap<>();
    for (MatchResult length : LENGTH.matcher(row).results().toList()) {
      for (String name : length.group(1).split(" ")) {
        told.put(name, Integer.valueOf(length.group(2)));
      }
    }
    Map<String, Integer> bounded =
        Arrays.stream(BodyField.values())
            .filter(field -> field.maxLength() < Integer.MAX_VALUE)
            .collect(Collectors.toMap(BodyField::wireName, BodyField::maxLength));
    assertThat(told).isEqualTo(bounded);
  }

  private static Matcher codes() throws IOException {
    Matcher codes = CODES.matcher(Files.readString(PAGE));
    assertThat(codes.find()).isTrue();
    return codes;
  }

  private static List<String> words(String text) {
    return WORDS.matcher(text).results().map(each -> each.group(1)).toList();
  }

  private static Requirement requirement(Field field) {
    try {
      field.setAccessible(true);
      return (Requirement) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
