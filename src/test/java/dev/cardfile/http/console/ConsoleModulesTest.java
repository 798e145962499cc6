package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the console's modules do without a screen. Their tests share a server and a session. */
@Timeout(60)
class ConsoleModulesTest {

  private static final int MANY = 350;

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

  @Test
  void everyAddressIsThatOfAPageAlsoWithoutALocation() {
    assertThat(
            texts(
                """
                const {addressOf} = await import('/console/router.js');
                const addresses = [addressOf(null, 'contacts'), addressOf(null, 'health'),
                  addressOf('a/b', 'requests'), addressOf('a b', 'contacts', 'x', {q: 'y'})];
                const answers = await Promise.all(addresses.map((address) => fetch(address)));
                return addresses.map((address, i) => address + ' ' + answers[i].status);
                """))
        .containsExactly(
            "/console 200",
            "/console/health 200",
            "/console/requests 200",
            "/console/at/a%20b/contacts/x?q=y 200");
  }

  @Test
  void curlSendsExactlyWhatIsShown() {
    assertThat(
            texts(
                """
                const {asCurl} = await import('/console/share.js');
                const text = asCurl({method: 'POST', path: '/contacts/?x[0]={1}', body: '@/etc/hosts\\nit\\'s'});
                return text.split(' \\\\\\n  ').filter((line) => !line.startsWith('-H'));
                """))
        .containsExactly(
            "curl -sS --globoff -X POST '" + server.url() + "/contacts/?x[0]={1}'",
            "--data-raw '@/etc/hosts\nit'\\''s'");
  }

  @Test
  void nothingIsMissedOrShownTwiceWhereForgottenPagesAreReadAgain() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      lines.append("{\"email\":\"person%d@example.com\"}%n".formatted(i));
    }
    server.sendLines(
        "/contacts/upsert/batch?locationId=" + ConsoleServer.LOCATION.value(), lines.toString());
    List<String> before = texts(LOOK_AT_PAGES + "return await all();");
    assertThat(before).doesNotHaveDuplicates().hasSize(MANY);

    List<String> now = new ArrayList<>(before);
    for (int row : new int[] {150, 20}) {
      server.send("DELETE", "/contacts/" + now.remove(row), null);
    }
    for (String name : new String[] {"ann", "bob", "cy"}) {
      now.addFirst(ConsoleScreens.upsert(server, "\"email\":\"%s@example.com\"".formatted(name)));
    }
    assertThat(texts("list.rows.delete(0); return [await lookAt(0), await lookAt(320)];"))
        .containsExactly(now.getFirst(), now.get(320));
    assertThat(texts("return await all();")).containsExactlyElementsOf(now);
    assertThat(texts("return [list.reach, list.total].map(String);"))
        .containsExactly(Integer.toString(now.size()), Integer.toString(now.size()));
  }

  /** Reads a list as the table does: the pages of what is looked at. */
  private static final String LOOK_AT_PAGES =
      """
      const {Pages} = await import('/console/pages.js');
      const search = {sort: [{field: 'dateAdded', direction: 'desc'}]};
      window.list = new Pages('%s', search, () => window.changed());
      window.lookAt = async (row) => {
        while (!list.row(row) && (row < list.reach || list.more)) {
          const change = new Promise((changed) => Object.assign(window, {changed}));
          list.need(row, row);
          await change;
        }
        return list.row(row)?.id;
      };
      window.all = async () => {
        const ids = [];
        while (ids.length < list.reach || list.more) {
          ids.push(await lookAt(ids.length));
        }
        return ids.filter(Boolean);
      };
      """
          .formatted(ConsoleServer.LOCATION.value());

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
