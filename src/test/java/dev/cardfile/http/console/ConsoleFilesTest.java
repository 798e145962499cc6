package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console's files in the source tree. */
class ConsoleFilesTest {

  private static final Path FOLDER = Path.of("src/main/resources/dev/cardfile/console");
  private static final long MOST_BYTES = 150 * 1024;
  private static final int MOST_LINES = 400;

  @Test
  void theListNamesThemAll() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(ConsoleFile.all())
          .containsExactlyElementsOf(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> FOLDER.relativize(file).toString())
                  .filter(file -> !file.equals("files.txt"))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void allOfThemAreSmallOnTheWire() {
    long bytes =
        ConsoleFile.all().stream()
            .mapToLong(file -> ConsoleFile.load(file).packed().bytes().length)
            .sum();
    assertThat(bytes).isBetween(10_000L, MOST_BYTES);
  }

  @Test
  void eachIsShort() throws IOException {
    for (String file : own()) {
      assertThat(Files.readAllLines(FOLDER.resolve(file)))
          .as(file)
          .hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  /** Browsers cannot resolve bare module names, and no module may come from another site. */
  @Test
  void modulesImportEachOtherByTheirPaths() throws IOException {
    Pattern imported = Pattern.compile("from ?['\"]([^'\"\\s]+)['\"];");
    int imports = 0;
    for (String file : ConsoleFile.all()) {
      if (!file.endsWith(".js")) {
        continue;
      }
      Matcher each = imported.matcher(Files.readString(FOLDER.resolve(file)));
      while (each.find()) {
        imports++;
        assertThat(each.group(1)).as(file).startsWith(".");
        Path target = FOLDER.resolve(file).resolveSibling(each.group(1)).normalize();
        assertThat(target).as(file).exists();
      }
    }
    assertThat(imports).isGreaterThan(100);
  }

  /** Forbids everything that turns text into markup or code. */
  @Test
  void noTextBecomesMarkup() throws IOException {
    for (String file : own()) {
      assertThat(Files.readString(FOLDER.resolve(file)))
          .as(file)
          .doesNotContain(
              "innerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")
          .doesNotContainPattern("https?://");
    }
  }

  private static List<String> own() {
    return ConsoleFile.all().stream().filter(file -> !file.startsWith("vendor/")).toList();
  }
}
