package dev.cardfile.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that everything the documents refer to exists. */
class DocumentsTest {

  private static final Path HOME = Path.of("");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("cardfile-bench/src/test/java"));
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");
  private static final Path MIGRATIONS =
      Path.of("src/main/resources/dev/cardfile/store/sql/schema/migrations");

  /** The pages of rules; each rule names a test. */
  private static final List<Path> RULES =
      List.of(Path.of("INVARIANTS.md"), Path.of("docs/compatibility.md"));

  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|Contract|Invariants|Simulation))`");
  private static final Pattern GOLDEN_NAMES =
      Pattern.compile("`GoldenTest` ([a-z][a-z0-9*-]*(?:, [a-z][a-z0-9*-]*)*)");

  /**
   * The source of a rule, in the second of four cells, if the source is something outside the
   * project.
   */
  private static final Pattern OUTER_SOURCE =
      Pattern.compile(
          "(?m)^\\|[^|]+\\| (?<source>[^|]*\\b(?:document|spec|seen)\\b[^|]*) \\|[^|]*\\|[^|]*\\|$");

  private static final Pattern DATE = Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d\\b");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern SETTING_OF_LIMIT =
      Pattern.compile("^\\|[^|]*\\|(?<limit>[^|]*\\(`(?<key>[a-z-]+)`\\).*)\\|$");
  private static final Pattern RULE = Pattern.compile("(?ms)^\\d+\\. .*?(?=^\\d+\\. |^#|\\z)");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(HOME);
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyTestThatIsNamedIsThere(Path document) throws IOException {
    List<String> named = found(TEST, Files.readString(document));
    assertThat(testClasses()).containsAll(named);
    if (RULES.contains(document)) {
      assertThat(named).hasSizeGreaterThan(20);
    }
  }

  @Test
  void everyGoldenThatIsNamedIsThere() throws IOException {
    Set<String> goldens = names(GOLDENS, ".txt");
    List<String> named =
        found(GOLDEN_NAMES, Files.readString(Path.of("docs/compatibility.md"))).stream()
            .flatMap(names -> Stream.of(names.split(", ")))
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(5);
    for (String name : named) {
      assertThat(goldens).anyMatch(golden -> golden.matches(name.replace("*", ".*")));
    }
  }

  @Test
  void everyRuleFromElsewhereSaysWhenItWasCompared() throws IOException {
    List<String> sources =
        OUTER_SOURCE
            .matcher(Files.readString(Path.of("docs/compatibility.md")))
            .results()
            .map(source -> source.group("source"))
            .toList();
    assertThat(sources).hasSizeGreaterThan(100).allMatch(source -> DATE.matcher(source).find());
  }

  @Test
  void everyInvariantSaysWhatHoldsIt() throws IOException {
    List<String> rules =
        RULE.matcher(Files.readString(Path.of("INVARIANTS.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(rules).hasSizeGreaterThan(20).allMatch(rule -> TEST.matcher(rule).find());
    for (int i = 0; i < rules.size(); i++) {
      assertThat(rules.get(i)).startsWith((i + 1) + ". ");
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    assertThat(found(LINK, Files.readString(document)))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  /**
   * The page writes the same digits and unit as the setting, with a comma between thousands and a
   * blank before the unit.
   */
  @Test
  void theOperatorsLimitsAreTheDefaults() throws IOException {
    List<MatchResult> limits =
        Files.readAllLines(Path.of("docs/operating.md")).stream()
            .flatMap(line -> SETTING_OF_LIMIT.matcher(line).results())
            .toList();
    assertThat(limits).hasSizeGreaterThan(3);
    for (MatchResult limit : limits) {
      Setting<?> setting =
          Setting.all().stream()
              .filter(each -> each.key().equals(limit.group("key")))
              .findFirst()
              .orElseThrow();
      assertThat(limit.group("limit").replaceAll("[ ,]", ""))
          .startsWith(setting.defaultText().orElseThrow());
    }
  }

  @Test
  void theChangelogNamesTheNewestSchema() throws IOException {
    int newest =
        names(MIGRATIONS, ".sql").stream()
            .filter(name -> name.matches("\\d{4}-.*"))
            .mapToInt(name -> Integer.parseInt(name.substring(0, 4)))
            .max()
            .orElseThrow();
    assertThat(Files.readString(Path.of("CHANGELOG.md")))
        .containsOnlyOnce("schema of the store is at version ")
        .contains("schema of the store is at version " + newest + ".");
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> classes = new HashSet<>();
    for (Path folder : TESTS) {
      classes.addAll(names(folder, ".java"));
    }
    return classes;
  }

  /**
   * Returns the names of the files below a folder with an extension, without folder and extension.
   */
  private static Set<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1)).toList();
  }
}
