package dev.cardfile.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/configuration.md describes each setting as the program has it. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("docs/configuration.md");

  @Test
  void describesEverySettingAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).isEqualTo(Setting.all().stream().map(ConfigurationPageTest::row).toList());
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.environmentName(),
            setting.flagName().map(ConfigurationPageTest::code).orElse(""),
            setting.defaultText().map(ConfigurationPageTest::code).orElse("none"),
            setting.acceptedWords(),
            setting.description());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
