package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.sql.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The health screen, which polls the server. */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(180)
class HealthScreenTest extends ConsoleScreens {

  private static final String WELL = "The server and its store are healthy.";

  private static final String LEFT = "\uE012";
  private static final String RIGHT = "\uE014";

  @Test
  void showsWhatTheServerDoesAndNeeds() throws Exception {
    openHealth();
    upsert("\"email\":\"ann@example.com\"");
    browser.waitFor("a write", () -> fact("Writes") >= 1);
    browser.waitFor("its commit", () -> !chart("Commit time").contains("–"));
    assertThat(chart("Commit time")).contains("p99 ", " ms");
    assertThat(chart("Request time")).contains("p99 ", "p50 ", "Streams are not counted.");
    assertThat(chart("Requests")).contains("/s", "failed 0/s");
    assertThat(chart("Writes that wait")).contains("At most ", "rows 0");
    assertThat(chart("Processor")).contains(" %", "Of ");
    assertThat(chart("Memory")).containsPattern("\\d [MG]iB");
    assertThat(chart("Disk"))
        .contains(kind == StoreKind.SQLITE ? "are free" : "check the disk on the database server");
    assertAccessible();
  }

  @Test
  @Tag("long")
  void stopsAndLooksBackByKeys() throws Exception {
    openHealth();
    upsert("\"email\":\"ann@example.com\"");
    browser.waitFor("its commit", () -> !chart("Commit time").contains("–"));
    browser.keys("p");
    browser.waitForText("Paused.");
    String paused = chart("Requests");
    browser.keys(LEFT);
    browser.waitForText("Paused. At ");
    assertThat(browser.count(".cursor")).isEqualTo(kind == StoreKind.SQLITE ? 9 : 8);
    assertAccessible();
    browser.keys(RIGHT);
    browser.waitFor("the newest", () -> browser.count(".cursor") == 0);
    assertThat(chart("Requests")).isEqualTo(paused);
    browser.press("Resume");
    browser.waitForText("This page refreshes every 2 seconds");
  }

  @Test
  @Tag("long")
  void saysWhatIsWrong() throws Exception {
    openHealth();
    String well = server.askAsOperator("/operator/health");
    server.fail(
        "GET",
        "/operator/health",
        200,
        well.replace("\"requests\":", "\"outage\":\"the disk is full\",\"requests\":"));
    browser.waitForText("The store cannot serve: the disk is full.");
    assertAccessible();
    server.open(false);
    browser.waitForText("The server does not answer. Trying again every 2 seconds.");
    assertThat(browser.bodyText()).doesNotContain(WELL);
    assertAccessible();
    server.open(true);
    browser.waitForText(WELL);
  }

  @Test
  @Tag("long")
  void saysWhatTheServerRefuses() {
    server.fail("GET", "/operator/health", 403, "{\"message\":\"not for you\"}");
    browser.open(server.url() + "/console/health");
    browser.waitForText("not for you");
    assertAccessible();
    browser.press("Try again");
    browser.waitForText(WELL);
  }

  @Test
  @Tag("long")
  void fitsAPhone() {
    openHealth();
    browser.waitFor("a value", () -> chart("Requests").contains("/s"));
    assertFitsAPhone();
  }

  @Test
  @Tag("long")
  void percentilesLieWhereTheyAreCounted() {
    openHealth();
    assertThat(percentile(0.5, 0)).isEqualTo("null");
    assertThat(percentile(0.5, 100)).isEqualTo("0.5");
    assertThat(percentile(0.5, 0, 100)).isEqualTo("3");
    assertThat(percentile(0.99, 90, 100)).isEqualTo("4.6");
    assertThat(percentile(0.99, 50, 100, 100, 200)).isEqualTo("Infinity");
  }

  /** Returns a percentile, given how many took at most 1, 5 and 10 ms, and the total last. */
  private String percentile(double part, int... counts) {
    StringBuilder upTo = new StringBuilder();
    int[] millis = {1, 5, 10};
    for (int i = 0; i < millis.length; i++) {
      upTo.append(
          "{millis: %d, count: %d},".formatted(millis[i], counts[Math.min(i, counts.length - 1)]));
    }
    return browser
        .scriptThatCallsBack(
            """
            const done = arguments[arguments.length - 1];
            import('/console/health.js').then((module) =>
              done(String(module.percentile({total: %d, upTo: [%s]}, %s))), (no) => done(String(no)));
            """
                .formatted(counts[counts.length - 1], upTo, part))
        .asString();
  }

  private void openHealth() {
    browser.open(server.url() + "/console/health");
    browser.waitForText(WELL);
  }

  private String chart(String title) {
    return browser
        .script(
            "return [...document.querySelectorAll('.chart')].find((each) =>"
                + " each.querySelector('h2').innerText === arguments[0])?.innerText ?? ''",
            title)
        .asString();
  }

  private long fact(String name) {
    return browser
        .script(
            "return [...document.querySelectorAll('.figures li')].find((each) =>"
                + " each.innerText.startsWith(arguments[0] + ' '))"
                + "?.querySelector('strong').innerText ?? '0'",
            name)
        .asLong();
  }
}
