package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If the cache does not fit, Java starts without it, silently and more slowly. */
class ServerArchiveTest {

  @Test
  void classesComeFromTheCache() throws Exception {
    List<String> command = new ArrayList<>(ServerArchive.command("dev.cardfile.Main", "version"));
    command.add(1, "-Xlog:class+load");
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said.lines())
        .filteredOn(line -> line.contains("dev.cardfile.Main source: "))
        .singleElement()
        .asString()
        .endsWith("source: shared objects file");
  }
}
