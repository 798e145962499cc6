package dev.cardfile.cli.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCommandsTest {

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
    shell.line("location create --id here --name Here");
  }

  @Test
  void createPrintsJustTheId() {
    assertThat(create("--name", "A - B", "--type", "TEXT").printed()).matches("[0-9A-Za-z]{20}");
    assertThat(create("--name", "Size", "--type", "text", "--id", "f_1").printed())
        .isEqualTo("f_1");
    assertThat(shell.line("field list --location here --json").printed())
        .contains("\"key\":\"a__b\",\"name\":\"A - B\",\"type\":\"TEXT\",\"options\":[]}")
        .contains("{\"id\":\"f_1\",\"key\":\"size\"");
    assertThat(shell.line("location show here").printed()).endsWith("fields: 2");
  }

  @Test
  void takesAKeyWithOrWithoutItsPrefix() {
    assertThat(create("--name", "X", "--type", "DATE", "--key", "contact.my_date", "--json").out())
        .contains("\"key\":\"my_date\"");
    assertThat(create("--name", "X", "--type", "DATE", "--key", "my_date").said(1))
        .isEqualTo("a field with the key my_date already exists");
    assertThat(create("--name", "X", "--type", "DATE", "--key", "My-Date").said(2))
        .isEqualTo("--key: 'My-Date' is not a key of lower-case letters, digits and _");
  }

  @Test
  void refusesATakenId() {
    create("--name", "X", "--type", "TEXT", "--id", "x");
    assertThat(create("--name", "Y", "--type", "TEXT", "--id", "x").said(1))
        .isEqualTo("a field with the id x already exists");
  }

  @Test
  void listsFieldsWithTheirOptions() {
    create("--name", "T-Shirt", "--type", "single_options", "--options", "S, M,L", "--id", "x");
    assertThat(shell.line("field list --location here").printed())
        .isEqualTo(
            """
            ID  KEY     NAME     TYPE            OPTIONS
            x   tshirt  T-Shirt  SINGLE_OPTIONS  S,M,L\
            """);
    assertThat(shell.line("field list --location there").said(1))
        .isEqualTo("there is no location there");
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, 'A,B', --options: a field of type TEXT has no options",
    "RADIO, 'A,,B', --options: must not be blank",
    "RADIO, 'A,B,A', --options: an option is given twice",
  })
  void refusesOptionsThatNobodyCanChoose(String type, String options, String said) {
    assertThat(create("--name", "X", "--type", type, "--options", options).said(2)).isEqualTo(said);
  }

  @Test
  void suggestsTheTypeThatWasMeant() {
    assertThat(create("--name", "X", "--type", "MONETARY").said(2))
        .startsWith("--type: 'MONETARY' is not one of TEXT, LARGE_TEXT, ")
        .endsWith("; did you mean MONETORY?");
  }

  @Test
  void asksForAKeyWhenTheNameGivesNone() {
    assertThat(create("--name", "?!", "--type", "TEXT").said(2))
        .isEqualTo("--key: required, because the name has no letters");
  }

  private Shell.Result create(String... flags) {
    String[] arguments = new String[flags.length + 4];
    arguments[0] = "field";
    arguments[1] = "create";
    arguments[2] = "--location";
    arguments[3] = "here";
    System.arraycopy(flags, 0, arguments, 4, flags.length);
    return shell.run(arguments);
  }
}
