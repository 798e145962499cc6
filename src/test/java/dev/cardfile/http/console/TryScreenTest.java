package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The screen on which an upsert is tried and explained. */
@ParameterizedClass
@MethodSource("stores")
@Timeout(180)
class TryScreenTest extends ConsoleScreens {

  private static final String BODY = "#body";

  @Test
  void aDryRunSaysWhatItWouldDoAndWritesNothing() throws Exception {
    openPrefilled();
    assertAccessible();
    browser.press("Dry run");
    browser.waitForText("A new contact would be created.");
    assertThat(browser.text(".decision tr.lit")).contains("create a contact");
    assertThat(browser.text(".decision tr.lit")).startsWith("free or absent");
    assertThat(browser.bodyText()).contains("What would change", "Favourite Colour", "nobody");
    assertThat(total()).contains("\"total\":0");
    assertAccessible();
    browser.press("Write it");
    browser.waitForText("A new contact was created.");
    assertThat(total()).contains("\"total\":1");
    browser.press("Dry run");
    browser.waitForText("Found by e-mail, and would be left as it is.");
    browser.waitForText("Only timestamps.");
    assertThat(browser.text(".decision tr.lit")).contains("update A");
    browser.press("Mina Okoro");
    browser.waitForText("Custom fields");
  }

  @Test
  @Tag("long")
  void everyRowOfTheTableIsLitByItsCase() throws Exception {
    String ann = upsert("\"email\":\"ann@example.com\",\"phone\":\"+12125550101\"");
    String bob = upsert("\"email\":\"bob@example.com\",\"phone\":\"+12125550102\"");
    open("try");
    lit("\"email\":\"ann@example.com\",\"phone\":\"+12125550101\"", 1);
    lit("\"email\":\"ann@example.com\",\"phone\":\"+12125550102\"", 2);
    browser.waitForText("The phone was neither matched nor written: another contact has it.");
    assertThat(browser.text(".diff")).contains(ann, bob);
    assertAccessible();
    lit("\"email\":\"ann@example.com\",\"phone\":\"+12125550109\"", 3);
    lit("\"email\":\"new@example.com\",\"phone\":\"+12125550102\"", 4);
    lit("\"email\":\"new@example.com\"", 5);
    lit("\"phone\":\"+12125550102\"", 4);
    server.send(
        "PUT",
        "/locations/" + ConsoleServer.LOCATION.value(),
        "{\"settings\":{\"allowDuplicateContact\":true}}");
    lit("\"email\":\"ann@example.com\",\"createNewIfDuplicateAllowed\":true", 6);
    server.send(
        "PUT",
        "/locations/" + ConsoleServer.LOCATION.value(),
        "{\"settings\":{\"allowDuplicateContact\":false,\"contactUniqueIdentifiers\":[\"phone\"]}}");
    lit("\"phone\":\"+12125550102\"", 1);
    lit("\"email\":\"ann@example.com\"", 2);
  }

  @Test
  @Tag("long")
  void whatIsRefusedIsSaidInTheServersWords() {
    open("try");
    body("{\"locationId\":\"%s\",\"email\":\"nobody\",\"colour\":\"x\"}");
    browser.press("Dry run");
    browser.waitForText("Nothing was written");
    browser.waitForText("property colour should not exist");
    browser.waitForText("email must be an email");
    browser.waitForText("invalid_body");
    assertAccessible();
    body("{\"locationId\": nonsense}");
    browser.press("Dry run");
    browser.waitForText("This is not valid JSON");
    assertThat(browser.script("return document.activeElement.id").asString()).isEqualTo("body");
  }

  @Test
  @Tag("long")
  void isSharedAsCurlAndRunsByKeyboard() {
    openPrefilled();
    browser.keys("e");
    browser.chord(CONTROL, "a");
    browser.type(
        "{\"locationId\":\"%s\",\"email\":\"o'hara@example.com\"}"
            .formatted(ConsoleServer.LOCATION.value()));
    browser.chord(CONTROL, ENTER);
    browser.waitForText("A new contact would be created.");
    browser.press("Copy as curl or JavaScript");
    browser.waitForText("/contacts/upsert?dryRun=true&explain=true'");
    browser.waitForText("o'\\''hara@example.com");
    assertAccessible();
  }

  @Test
  @Tag("long")
  void hostileTextStaysText() throws Exception {
    String text = HOSTILE.replace("\"", "\\\"");
    String members =
        "\"email\":\"eve@example.com\",\"phone\":\"+12125550101\",\"firstName\":\"%1$s\",\"city\":\"%1$s\",\"tags\":[\"%1$s\"]"
            .formatted(text);
    upsert(members);
    open("try");
    body("{\"locationId\":\"%s\"," + members.replace("<img", "<IMG") + "}");
    browser.press("Dry run");
    browser.waitForText("Found by e-mail");
    browser.waitForText("<IMG src=x");
    assertThat(browser.count("main img, main script")).isZero();
    assertFitsAPhone();
  }

  private void openPrefilled() {
    open("try");
    browser.waitFor(
        "the location's fields",
        () ->
            browser
                .script(
                    "return !!document.querySelector('#body')?.value.includes('favourite_colour')")
                .booleanValue());
  }

  /** Tries an upsert, and checks that this row of the decision table is lit, counted from 1. */
  private void lit(String members, int row) {
    body("{\"locationId\":\"%s\"," + members + "}");
    browser.script(
        "document.querySelectorAll('.decision').forEach((table) => table.dataset.before = true)");
    browser.press("Dry run");
    browser.waitFor(
        "row " + row + " for " + members,
        () ->
            browser
                .script(
                    "const rows = [...document.querySelectorAll('.decision:not([data-before]) tbody tr')];"
                        + " return rows.filter((each) => each.className === 'lit').length === 1"
                        + " && rows[arguments[0] - 1]?.className === 'lit'",
                    row)
                .booleanValue());
  }

  private void body(String json) {
    browser.fill(BODY, json.formatted(ConsoleServer.LOCATION.value()));
  }

  private String total() throws Exception {
    return server
        .send("GET", "/contacts/?locationId=" + ConsoleServer.LOCATION.value(), null)
        .body();
  }
}
