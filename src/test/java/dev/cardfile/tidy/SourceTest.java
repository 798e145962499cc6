package dev.cardfile.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that files and methods are short, and that SQL is only where it belongs. */
class SourceTest {

  private static final Path MAIN = Path.of("src/main/java");
  private static final List<Path> ALL = List.of(MAIN, Path.of("cardfile-bench/src/main/java"));
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 60;

  /** Matches the first line of a method (two words and a parenthesis) or of a constructor. */
  private static final Pattern HEAD =
      Pattern.compile(
          "( {2,4})(?! )(?!(return|throw|else|new) )(?!.*\\brecord \\w+\\()([\\w<>\\[\\], ?.@&]+ \\w+|(\\w+ )?[A-Z]\\w*)\\(.*");

  /**
   * Methods exempt from the limit: each is a single switch over a closed set, which would be no
   * clearer if it were split.
   */
  private static final Set<String> TABLES = Set.of("ProblemText.of");

  @Test
  void filesAreShort() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file))
          .as(file.toString())
          .hasSizeLessThanOrEqualTo(MAX_FILE_LINES);
    }
  }

  @Test
  void methodsAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    int methods = 0;
    for (Path file : sources()) {
      for (Body body : bodies(Files.readAllLines(file))) {
        methods++;
        String name = file.getFileName().toString().replace(".java", ".") + body.name();
        if (body.lines() > MAX_METHOD_LINES && !TABLES.contains(name)) {
          tooLong.add("%s has %d lines".formatted(name, body.lines()));
        }
      }
    }
    assertThat(methods).isGreaterThan(100);
    assertThat(tooLong).isEmpty();
  }

  /**
   * SQL is written in constants. Only two kinds of statements are assembled: searches, from the
   * constants of an enum, and statements on single rows of a table, from the names of its columns.
   * Nothing from a request can become part of either.
   */
  @Test
  void allSqlIsConstant() throws IOException {
    Pattern constants = Pattern.compile("\\w*Statements\\.java|SearchFragment\\.java");
    Pattern sql =
        Pattern.compile("\"\\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA)\\s+\\w");
    Pattern joined = Pattern.compile("Statements\\.\\w+\\s*(\\+|\\.(formatted|replace|concat))");
    int withSql = 0;
    for (Path file : sources()) {
      String source = Files.readString(file);
      if (file.endsWith("TableSql.java")) {
        continue;
      }
      if (constants.matcher(file.getFileName().toString()).matches()) {
        withSql++;
        assertThat(source).as(file.toString()).doesNotContain("formatted(", "concat(", "return ");
      } else {
        assertThat(source).as(file.toString()).doesNotContainPattern(sql);
        assertThat(source).as(file.toString()).doesNotContainPattern(joined);
      }
    }
    assertThat(withSql).isEqualTo(11);
  }

  /** The text of fragments is appended in a single place, which adds nothing else. */
  @Test
  void aSearchIsPutTogetherOfFragmentsOnly() throws IOException {
    Pattern appending = Pattern.compile("\\.append\\(([^;]*)\\);");
    List<String> spellers = new ArrayList<>();
    Path searches = MAIN.resolve("dev/cardfile/store/sql/query");
    for (Path file : sources()) {
      String source = Files.readString(file);
      if (file.startsWith(searches) && source.contains(".spell(")) {
        spellers.add(file.getFileName().toString());
        assertThat(appending.matcher(source).results().map(found -> found.group(1)))
            .containsExactly("dialect.spell(fragment.wording)");
      }
    }
    assertThat(spellers).containsExactly("SqlBuilder.java");
    String fragments = Files.readString(searches.resolve("SearchFragment.java"));
    String constants =
        fragments
            .substring(
                fragments.indexOf("SearchFragment {") + "SearchFragment {".length(),
                fragments.indexOf("@SuppressWarnings"))
            .replaceAll("(?s)/\\*\\*.*?\\*/|//[^\n]*", "")
            .replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")
            .replaceAll("Statements\\.(CONTACT|TASK)_COLUMNS", "")
            .replaceAll("WordsSql\\.OF_(CONTACT|TITLE)(_IN_(SQLITE|POSTGRES))?", "");
    assertThat(constants).matches("(\\s*[A-Z0-9_]+\\([\\s+,]*\\)[,;])+\\s*");
  }

  private record Body(String name, int lines) {}

  /**
   * Finds the methods in formatted source. Each ends at the first brace that stands alone at the
   * indentation of the method's first line.
   */
  private static List<Body> bodies(List<String> lines) {
    List<Body> bodies = new ArrayList<>();
    for (int first = 0; first < lines.size(); first++) {
      Matcher head = HEAD.matcher(lines.get(first));
      if (head.matches() && hasBody(lines, first)) {
        int length = lines.subList(first, lines.size()).indexOf(head.group(1) + "}") + 1;
        String name = lines.get(first).replaceFirst("\\(.*", "").replaceFirst(".* ", "");
        bodies.add(new Body(name, length));
      }
    }
    return bodies;
  }

  /**
   * Reports whether the declaration that begins in a line has a body, rather than ending in a
   * semicolon.
   */
  private static boolean hasBody(List<String> lines, int first) {
    return lines.stream()
        .skip(first)
        .filter(line -> line.endsWith("{") || line.endsWith(";") || line.endsWith("}"))
        .findFirst()
        .filter(line -> line.endsWith("{"))
        .isPresent();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : ALL) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }
}
