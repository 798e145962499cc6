package dev.cardfile.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

  @TempDir Path directory;

  @Test
  void namesTheFileThatIsMissing() {
    Path file = directory.resolve("people.csv");
    assertThat(reason(() -> Files.newInputStream(file).close())).isEqualTo("there is no " + file);
  }

  @Test
  void namesTheFolderThatIsMissing() {
    Path folder = directory.resolve("outer");
    Path file = folder.resolve("inner").resolve("people.csv");
    assertThat(reason(() -> Files.newOutputStream(file).close()))
        .isEqualTo("there is no " + folder);
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Path file = Files.createFile(directory.resolve("people"));
    assertThat(reason(() -> Files.createDirectory(file))).isEqualTo(file + " is a file");
    assertThat(reason(() -> Files.createFile(directory))).isEqualTo(directory + " is a folder");
  }

  @Test
  void doesNotRepeatThePathThatTheExceptionBeginsWith() throws IOException {
    Path file = Files.createFile(directory.resolve("people"));
    assertThat(reason(() -> Files.createFile(file.resolve("all.csv"))))
        .isEqualTo("Not a directory");
    assertThat(FileFailure.reason(new AccessDeniedException("people.csv")))
        .isEqualTo("permission denied");
    assertThat(FileFailure.reason(new FileSystemException("people.csv", null, "Read-only")))
        .isEqualTo("Read-only");
  }

  @Test
  void leavesOtherFailuresAsTheyAre() {
    assertThat(FileFailure.reason(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
  }

  private static String reason(ThrowingCallable attempt) {
    return FileFailure.reason(catchThrowableOfType(IOException.class, attempt));
  }
}
