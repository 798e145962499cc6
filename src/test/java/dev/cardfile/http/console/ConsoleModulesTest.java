package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the console's modules do without a screen. Their tests share a server and a session. */
@Timeout(60)
class ConsoleModulesTest {

  private static Browser browser;
  private static StoreFixture database;
  private static ConsoleServer server;

  @BeforeAll
  static void signIn() throws Exception {
    browser = Browser.get();
    database = StoreKind.SQLITE.newFixture();
    server = new ConsoleServer(database);
    browser.forget(server.url());
    browser.open(server.link());
    browser.waitForText("No contacts yet");
  }

  @AfterAll
  static void nothingIsLeftBehind() {
    if (server == null) {
      return; // there is no browser, so the tests were skipped
    }
    try (StoreFixture closing = database) {
      assertThat(browser.messages()).as("messages in the browser's console").isEmpty();
      browser.open("about:blank");
      server.close();
      closing.check();
    }
  }

  @Test
  void aLineIsASearchOnlyIfAllOfItIsUnderstood() {
    assertThat(
            texts(
                """
                const {parse, searchables} = await import('/console/query.js');
                const fields = searchables([], []);
                return ['dnd:yes', '-dnd:True', 'dnd:1', 'dnd:NO', 'dnd:false', 'dnd:0',
                    'dnd:maybe', 'dnd:yes,2', 'ann ctiy:Berlin', 'ann city:', '-dateAdded>2026']
                  .map((line) => parse(line, fields))
                  .map(({search, error}) => search ? String(search.filters[0].value) : error);
                """))
        .containsExactly(
            "true",
            "true",
            "true",
            "false",
            "false",
            "false",
            "“dnd” is either true or false, not “maybe”.",
            "“dnd” is either true or false, not “2”.",
            "No field is called “ctiy”. Put the text in quotes to search for it as it is.",
            "Type a value for “city” after “:”.",
            "“-” works only with “:” and “~”. For “dateAdded”, use the opposite comparison instead.");
  }

  /** Runs the body of an asynchronous function that returns texts. */
  private static List<String> texts(String source) {
    JsonNode returned =
        browser.scriptThatCallsBack(
            """
            const done = arguments[arguments.length - 1];
            (async () => { SOURCE })().then(done, (failure) => done([String(failure.stack)]));
            """
                .replace("SOURCE", source));
    return returned.valueStream().map(JsonNode::asString).toList();
  }
}
