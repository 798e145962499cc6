package dev.cardfile.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Spool.IN_MEMORY - 1, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, 5_000_000})
  void whatIsWrittenIsReadAsOftenAsOneLikes(int size) throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    try (Spool spool = new Spool()) {
      for (int at = 0; at < size; ) {
        int length = Math.min(size - at, 1 + random.nextInt(100_000));
        spool.write(bytes, at, length);
        at += length;
      }
      assertThat(spool.size()).isEqualTo(size);
      assertThat(spool.isSmall()).isEqualTo(size <= Spool.IN_MEMORY);
      for (int i = 0; i < 2; i++) {
        try (InputStream in = spool.read()) {
          assertThat(in.available()).isEqualTo(size);
          assertThat(in.readAllBytes()).isEqualTo(bytes);
          assertThat(in.read()).isEqualTo(-1);
          assertThat(in.available()).isZero();
        }
      }
    }
  }

  /** So the file's space is freed, however the process ends. */
  @Test
  void itsFileHasNoNameWhileItIsUsed() throws IOException {
    try (Spool spool = new Spool()) {
      spool.write(new byte[Spool.IN_MEMORY + 1]);
      assertThat(spool.isSmall()).isFalse();
      assertThat(named()).isEmpty();
      assertThat(spool.bytes()).hasSize(Spool.IN_MEMORY + 1);
    }
  }

  private static List<Path> named() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")), "cardfile-*.spool")) {
      files.forEach(found::add);
    }
    return found;
  }
}
