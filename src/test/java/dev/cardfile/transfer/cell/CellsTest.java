package dev.cardfile.transfer.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into a cell is read back unchanged, and no spreadsheet evaluates it. */
class CellsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "=1+1,'=1+1",
        "@SUM(A1),'@SUM(A1)",
        "\t=1,'\t=1",
        "+12125550143,+12125550143",
        "+1 (212) 555-0143 x5,+1 (212) 555-0143 x5",
        "-12.5,-12.5",
        "+cmd|' /C calc'!A0,'+cmd|' /C calc'!A0",
        "-2+3,'-2+3",
        "'=1,''=1",
        "''=1,'''=1",
        "'twas,'twas",
        "O'Hara,O'Hara"
      })
  void formulasAreGuarded(String cell, String guarded) {
    assertThat(FormulaGuard.on(cell)).isEqualTo(guarded);
    assertThat(FormulaGuard.off(guarded)).isEqualTo(cell);
  }

  @Test
  void theGuardTakesOffWhatItPutOn() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      String cell = text(random, "'=@\t\r+-1a x");
      assertThat(FormulaGuard.off(FormulaGuard.on(cell))).as("seed %d", seed).isEqualTo(cell);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "=\"0123\",0123",
        "=\"\",``",
        "=\"say \"\"hi\"\"\",say \"hi\"",
        "=\"\"\"\",\"",
        "=\"a\"b\",=\"a\"b\"",
        "=\"\"\",=\"\"\"",
        "=\",=\"",
        "=\"a,=\"a"
      })
  void textsWrittenAsFormulasAreRead(String cell, String text) {
    assertThat(FormulaGuard.read(cell)).isEqualTo(text);
    assertThat(FormulaGuard.kept(cell)).isEqualTo(cell.equals(text) ? "'" + cell : cell);
  }

  @Test
  void longCellsAreRead() {
    String text = "a\"\"".repeat(300_000);
    assertThat(FormulaGuard.read("=\"" + text + "\"")).isEqualTo("a\"".repeat(300_000));
    assertThat(FormulaGuard.read("=\"" + text)).isEqualTo("=\"" + text);
    assertThat(FormulaGuard.kept("=\"" + text + "\"")).isEqualTo("=\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\",", "\"a\"b,", "\"a\" ,", "\"\",", "a,"})
  void aListOfTwiceAsManyTextsTakesTwiceTheMemory(String text) {
    int count = 4_000;
    long once = allocated(text.repeat(count));
    assertThat(allocated(text.repeat(2 * count))).isLessThan(once * 26 / 10);
  }

  private static long allocated(String list) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(ListCell.texts(list).size()).isLessThan(list.length());
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "a, b,c > a|b|c",
        "a;b, c > a|b, c",
        "* myContacts ::: Work > * myContacts|Work",
        "\"VIP\",\"Blog, news\" > VIP|Blog, news",
        "say \"hi\", x > say \"hi\"|x",
        ", ,a, > a"
      })
  void listsAreTakenApart(String cell, String texts) {
    assertThat(ListCell.texts(cell)).containsExactly(texts.split("\\|"));
  }

  @Test
  void listsComeBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      List<String> texts = new ArrayList<>();
      for (int count = random.nextInt(4); count > 0; count--) {
        String text = text(random, "ab ,;:\"").strip();
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
      assertThat(ListCell.texts(ListCell.of(texts))).as("seed %d", seed).isEqualTo(texts);
    }
  }

  private static String text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
