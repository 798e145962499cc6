package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The screen for imports of files. */
@ParameterizedClass
@MethodSource("stores")
@Timeout(180)
class ImportScreenTest extends ConsoleScreens {

  @TempDir private Path folder;

  @Test
  void takesAFileAndShowsWhatBecameOfIt() throws Exception {
    open("import");
    browser.waitForText("No file yet.");
    assertAccessible();
    choose(
        "people.csv",
        """
        Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags
        seD4PfOuKoVMLkEZqohJ,Ada,Poe,,ada@example.net,,2021-06-08T10:28:39Z,,customer
        ZzTqxmL6qIuVYkMZWLXd,Ben,Roe,,ben@example.net,,,,
        JANe3MofTnKCmbpPMRDl,Cy,"never closed
        """);
    browser.waitForText("HighLevel's export of contacts");
    browser.waitForText("2 would be created, 1 would fail.");
    browser.waitForText("quote_not_closed");
    assertAccessible();
    browser.press("Import it");
    browser.waitForText("Done");
    browser.waitForText("HighLevel's export of contacts");
    assertThat(browser.text(".figures")).contains("2 created", "1 failed");
    browser.waitForText("quote_not_closed");
    assertAccessible();
    assertThat(browser.bodyText()).contains("First Name", "First name", "profile");
    theRowsShownAreThoseChosenLast();
    browser.press("← Imports");
    browser.waitForText("people.csv");
    browser.waitForText("Done");
    assertAccessible();
    browser.press("people.csv");
    browser.press("Delete it…");
    browser.click("dialog .danger");
    browser.waitForText("No file yet.");
    open("contacts");
    browser.waitForText("2 contacts");
  }

  /** The answer for the rows that failed comes after others have been chosen. */
  private void theRowsShownAreThoseChosenLast() {
    server.fail("GET", "/imports/", 503, "{\"message\":\"The store is away.\"}");
    chooseRows("skipped");
    browser.waitForText("The store is away.");
    browser.script(HOLD_ROWS_THAT_FAILED);
    chooseRows("failed");
    browser.waitFor("the answer", () -> browser.script("return !!window.passOn").booleanValue());
    assertThat(browser.bodyText()).doesNotContain("The store is away.");
    chooseRows("skipped");
    browser.waitForText("None.");
    browser.script("window.passOn()");
    browser.waitFor("its end", () -> browser.script("return !!window.over").booleanValue());
    assertThat(browser.text("[aria-labelledby=kept-title]")).contains("None.");
  }

  /** Holds the answer until passOn is called, and sets over when the page has dealt with it. */
  private static final String HOLD_ROWS_THAT_FAILED =
      """
      const fetched = window.fetch;
      window.fetch = async (url, options) => {
        const answer = await fetched(url, options);
        if (url.includes('outcome=failed')) {
          await new Promise((passOn) => Object.assign(window, {passOn}));
          const text = answer.text.bind(answer);
          answer.text = () => text().finally(() =>
            requestAnimationFrame(() => requestAnimationFrame(() => { window.over = true; })));
        }
        return answer;
      };
      """;

  private void chooseRows(String outcome) {
    browser.script(
        "const s = document.querySelector('[aria-labelledby=kept-title] select');"
            + " s.value = arguments[0]; s.dispatchEvent(new Event('change', {bubbles: true}))",
        outcome);
  }

  @Test
  @Tag("long")
  void isUndoneButForWhatWasChangedSince() throws Exception {
    String grace = upsert("\"email\":\"grace@example.net\",\"city\":\"Bonn\"");
    open("import");
    choose(
        "people.csv",
        "E-mail,City\nada@example.net,Berlin\ngrace@example.net,Berlin\nben@example.net,Berlin\n");
    browser.press("Import it");
    browser.waitForText("Done");
    String ben = upsert("\"email\":\"ben@example.net\",\"city\":\"Cologne\"");
    browser.press("Undo it…");
    browser.waitForText("2 contacts that it created: deleted.");
    browser.waitForText("1 row that changed a contact: the contact is restored to what it was.");
    assertAccessible();
    browser.press("Cancel");
    browser.waitForText("Done");
    browser.press("Undo it…");
    browser.press("Undo the import");
    browser.waitForText("Undone");
    assertThat(browser.text("[aria-labelledby=undo-title]"))
        .contains("1 deleted", "1 restored", "1 left, changed since");
    browser.waitForText(ben);
    browser.waitForText("changed_since");
    assertAccessible();
    assertThat(browser.bodyText()).doesNotContain("Undo it…");
    assertThat(server.send("GET", "/contacts/" + grace, null).body()).contains("\"city\":\"Bonn\"");
    assertThat(server.send("GET", "/contacts/" + ben, null).body())
        .contains("\"city\":\"Cologne\"");
    open("import");
    browser.waitForText("Undone");
    open("contacts");
    browser.waitForText("2 contacts");
  }

  @Test
  @Tag("long")
  void anUndoThatIsRefusedIsSaidInTheServersWords() throws Exception {
    open("import");
    choose("people.csv", "E-mail\nada@example.net\n");
    browser.press("Import it");
    browser.waitForText("Done");
    server.fail(
        "POST",
        "/imports/",
        409,
        "{\"statusCode\":409,\"message\":\"No history was kept of the import.\",\"code\":\"history_off\",\"traceId\":\"trace-9\"}");
    browser.press("Undo it…");
    browser.press("Undo the import");
    browser.waitForText("No history was kept of the import.");
    browser.waitForText("trace-9");
    assertThat(browser.text("#progress-title")).isEqualTo("Done");
  }

  @Test
  @Tag("long")
  void aColumnBecomesWhatSomebodyChooses() throws Exception {
    open("import");
    choose("people.csv", "E-mail,Mood\nada@example.net,teal\n");
    browser.waitForText("Not a known export.");
    browser.script(
        "const s = document.querySelector(\"[aria-label='What Mood becomes']\");"
            + " s.value = 'contact.favourite_colour';"
            + " s.dispatchEvent(new Event('change', {bubbles: true}))");
    browser.waitForText("1 would be created.");
    browser.press("Import it");
    browser.waitForText("Done");
    browser.waitForText("Favourite Colour");
    open("contacts?q=favourite_colour:teal");
    browser.waitForText("1 contact");
  }

  @Test
  @Tag("long")
  void whatIsNoFileOfContactsIsSaidInTheServersWords() throws Exception {
    open("import");
    choose("empty.csv", "");
    browser.press("Import it");
    browser.waitForText("unusable_file");
    assertAccessible();
  }

  @Test
  @Tag("long")
  void hostileTextStaysText() throws Exception {
    open("import");
    choose(
        "<img src=x onerror=alert(1)>.csv".replace("/", ""),
        "Email,\"%1$s\"\neve@example.com,x\nnobody,\"%1$s\"\n"
            .formatted(HOSTILE.replace("\"", "\"\"")));
    browser.press("Import it");
    browser.waitForText("Done");
    browser.waitForText("<img src=x onerror");
    browser.waitForText("Save the file");
    assertThat(browser.count("main img, main script")).isZero();
    assertFitsAPhone();
  }

  private void choose(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    browser.upload("input[type=file]", file);
    browser.waitForText("Import it");
  }
}
