package dev.cardfile.http.console;

import dev.cardfile.contact.Contact;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Measures how soon the console shows a list of many contacts, and how smoothly the list scrolls,
 * and prints the results. Its name is not that of a test, so it runs only on request:
 *
 * <pre>mvn test -Dtest=ConsoleTimes -Dcardfile.contacts=1000000</pre>
 */
class ConsoleTimes {

  private static final int CONTACTS = Integer.getInteger("cardfile.contacts", 100_000);
  private static final int AT_ONCE = 500;
  private static final int TIMES = 9;
  private static final int FRAMES = 600;

  /** Gives the milliseconds from the start of the navigation until the first row is there. */
  private static final String FIRST_ROW =
      """
      const done = arguments[arguments.length - 1];
      const look = () => document.querySelector('.rows .tr a')
        ? done(performance.now()) : requestAnimationFrame(look);
      look();
      """;

  /** Gives the durations of FRAMES frames, sorted, while the list scrolls by ROWS rows in each. */
  private static final String SCROLL =
      """
      const done = arguments[arguments.length - 1];
      const table = document.querySelector('.table');
      const took = [];
      let last = performance.now();
      const frame = (now) => {
        took.push(now - last);
        last = now;
        table.scrollTop += ROWS * 34;
        if (took.length < FRAMES) {
          requestAnimationFrame(frame);
        } else {
          done(took.sort((a, b) => a - b));
        }
      };
      requestAnimationFrame(frame);
      """;

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void printsHowSoonAndHowSmoothly(StoreKind kind) throws Exception {
    Browser browser = Browser.get();
    try (StoreFixture database = kind.newFixture();
        ConsoleServer server = new ConsoleServer(database)) {
      fill(server);
      browser.size(1280, 900);
      browser.forget(server.inside());
      browser.open(server.link().replace(server.url(), server.inside()));
      browser.waitFor("the first screen", () -> browser.path().contains("/at/"));
      System.out.printf("%n%s, %,d contacts%n", kind, CONTACTS);
      firstRows(browser, server);
      for (int rows : new int[] {3, 12, 200}) {
        scroll(browser, rows);
      }
      browser.open("about:blank");
    }
  }

  private static void fill(ConsoleServer server) {
    for (int from = 0; from < CONTACTS; from += AT_ONCE) {
      List<Contact> some = new ArrayList<>();
      for (int i = from; i < Math.min(CONTACTS, from + AT_ONCE); i++) {
        some.add(Contacts.named("c%019d".formatted(i), "Ann", "Adams " + i));
      }
      Contacts.insert(server.stores(), ConsoleServer.LOCATION, some);
    }
  }

  private static void firstRows(Browser browser, ConsoleServer server) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      browser.open("about:blank");
      browser.open(server.inside() + "/console/at/" + ConsoleServer.LOCATION.value() + "/contacts");
      millis.add(browser.scriptThatCallsBack(FIRST_ROW).asDouble());
    }
    millis.sort(null);
    System.out.printf(
        "the first row: %.0f to %.0f ms, half of the times at most %.0f%n",
        millis.getFirst(), millis.getLast(), millis.get(TIMES / 2));
  }

  private static void scroll(Browser browser, int rows) {
    JsonNode took =
        browser.scriptThatCallsBack(
            SCROLL
                .replace("ROWS", Integer.toString(rows))
                .replace("FRAMES", Integer.toString(FRAMES)));
    long slow = took.valueStream().filter(each -> each.asDouble() > 50).count();
    System.out.printf(
        "%d rows a frame: of %d frames half took at most %.0f ms, 99 of 100 %.0f, the longest %.0f;"
            + " %d took more than 50%n",
        rows,
        FRAMES,
        took.get(FRAMES / 2).asDouble(),
        took.get(FRAMES * 99 / 100).asDouble(),
        took.get(FRAMES - 1).asDouble(),
        slow);
  }
}
