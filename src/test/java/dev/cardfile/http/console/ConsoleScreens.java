package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/**
 * What the tests of all screens share: a server, a signed-in browser, and a check after each test
 * for what must never happen.
 *
 * <p>All of them keep a browser busy for minutes. So {@code ./check} tests only the main path of
 * each screen; {@code ./check -Plong} runs the other tests too, which are tagged for it.
 */
abstract class ConsoleScreens {

  static final String ENTER = "\uE007";
  static final String ESCAPE = "\uE00C";
  static final String TAB = "\uE004";
  static final String DOWN = "\uE015";
  static final String CONTROL = "\uE009";

  /** A text that an attacker might store in a contact. */
  static final String HOSTILE =
      "<img src=x onerror=document.title='pwned'><script>document.title='pwned'</script>\"'&lt;";

  @Parameter StoreKind kind;

  private StoreFixture database;
  ConsoleServer server;
  Browser browser;

  /** The pages use only the API, which is tested on every store, so one store is enough. */
  static Stream<StoreKind> stores() {
    return Boolean.getBoolean("cardfile.every-store")
        ? Stream.of(StoreKind.values())
        : Stream.of(StoreKind.SQLITE);
  }

  @BeforeAll
  static void needsABrowser() {
    Browser.get();
  }

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.get();
    database = kind.newFixture();
    server = new ConsoleServer(database);
    browser.size(1280, 900);
    browser.forget(server.url());
    browser.open(server.link());
    browser.waitFor("the first screen", () -> browser.path().contains("/at/"));
  }

  @AfterEach
  void nothingIsLeftBehind() {
    try (StoreFixture closing = database) {
      assertThat(browser.messages()).as("messages in the browser's console").isEmpty();
      assertThat(browser.requested())
          .as("what the browser asked for")
          .isNotEmpty()
          .allMatch(url ->
              url.startsWith(server.url() + "/")
                  || url.startsWith("data:")
                  || url.startsWith("blob:"));
      assertThat(browser.script("return document.title").asString()).isEqualTo("Cardfile");
      browser.open("about:blank");
      server.close();
      closing.check();
    }
  }

  /** Opens a screen of {@link ConsoleServer#LOCATION}. */
  void open(String screen) {
    browser.open(server.url() + "/console/at/" + ConsoleServer.LOCATION.value() + "/" + screen);
  }

  /** Upserts through the API, and returns the contact's id. */
  String upsert(String members) throws Exception {
    return upsert(server, members);
  }

  /** Upserts through the API of a server, and returns the contact's id. */
  static String upsert(ConsoleServer server, String members) throws Exception {
    String body =
        server
            .send(
                "POST",
                "/contacts/upsert",
                "{\"locationId\":\"%s\",%s}".formatted(ConsoleServer.LOCATION.value(), members))
            .body();
    assertThat(body).contains("\"contact\":{\"id\":");
    return body.replaceFirst("(?s).*?\"contact\":\\{\"id\":\"(\\w+)\".*", "$1");
  }

  /** Checks the page with axe-core, in both themes. */
  void assertAccessible() {
    if (!browser.script("return 'axe' in window").booleanValue()) {
      browser.script(axe());
    }
    // All rules but contrast give the same result in both themes.
    for (String theme : List.of("light", "dark")) {
      String rules = theme.equals("light") ? "" : ", runOnly: ['color-contrast']";
      browser.script("document.documentElement.dataset.theme = arguments[0]", theme);
      String found =
          browser
              .scriptThatCallsBack(
                  """
                  const done = arguments[arguments.length - 1];
                  axe.run(document, {resultTypes: ['violations']RULES}).then((results) => done(
                    results.violations.map((each) => each.id + ': ' + each.help + ' '
                      + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | '))
                      .join('\\n')),
                    (failure) => done('axe failed: ' + failure));
                  """
                      .replace("RULES", rules))
              .asString();
      assertThat(found).as("axe-core's findings, " + theme).isEmpty();
    }
  }

  /** Checks the page at the size of the smallest phone: nothing may overflow to the side. */
  void assertFitsAPhone() {
    browser.size(360, 740);
    assertAccessible();
    assertThat(
            browser
                .script(
                    """
                    const main = document.querySelector('main');
                    const edge = main.getBoundingClientRect().left + main.clientWidth;
                    return main.scrollWidth <= main.clientWidth
                        && document.documentElement.scrollWidth <= innerWidth ? '' :
                      [...main.querySelectorAll('*')]
                        .filter((each) => each.getBoundingClientRect().right > edge)
                        .map((each) => each.outerHTML.slice(0, 80)).join('\\n') || 'something';
                    """)
                .asString())
        .as("what sticks out on a phone")
        .isEmpty();
    browser.size(1280, 900);
  }

  private static String axe() {
    try (InputStream file =
        Objects.requireNonNull(ConsoleScreens.class.getResourceAsStream("/axe.min.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
