package dev.cardfile.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {

  @Test
  void isGoneWithAllThatIsInIt() throws IOException {
    Path path;
    try (TemporaryFolder folder = TemporaryFolder.make("cardfile-test-")) {
      path = folder.path();
      assertThat(path.getFileName().toString()).startsWith("cardfile-test-");
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/c"), "text");
    }
    assertThat(path).doesNotExist();
  }
}
