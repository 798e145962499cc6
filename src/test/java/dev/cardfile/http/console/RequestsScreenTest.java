package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The screen with the requests that the server answers, as they arrive. */
@ParameterizedClass
@MethodSource("stores")
@Timeout(180)
class RequestsScreenTest extends ConsoleScreens {

  private static final String LIVE = "Live: new requests appear by themselves.";
  private static final String FIRST = ".requests tbody tr:first-child";

  @Test
  void requestsAppearAsTheyAreAnsweredTheNewestFirst() throws Exception {
    openRequests("");
    assertAccessible();
    upsert("\"email\":\"ann@example.com\"");
    browser.waitFor("it", () -> browser.text(FIRST).contains("POST /contacts/upsert"));
    assertThat(browser.text(FIRST)).contains("200", "created", "token1");
    upsert("\"email\":\"ann@example.com\",\"city\":\"Bonn\"");
    browser.waitFor("the next", () -> browser.text(FIRST).contains("matched_by_email"));
    refuse();
    browser.waitFor("the refused one", () -> browser.text(FIRST).contains("422"));
    assertAccessible();
  }

  @Test
  @Tag("long")
  void stopsAndGoesOnByAKey() throws Exception {
    openRequests("");
    upsert("\"email\":\"ann@example.com\"");
    browser.waitFor("it", () -> browser.text(FIRST).contains("created"));
    browser.keys("p");
    browser.waitForText("Paused.");
    refuse();
    refuse();
    browser.waitForText("2 requests have come since.");
    assertThat(browser.text(FIRST)).contains("created");
    browser.press("Resume");
    browser.waitFor("what came since", () -> browser.text(FIRST).contains("422"));
    browser.waitForText(LIVE);
  }

  @Test
  @Tag("long")
  void isFilteredAndTheAddressSaysHow() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    refuse();
    server.send("GET", "/locations/" + ConsoleServer.LOCATION.value(), null);
    openRequests("");
    browser.keys("/");
    browser.type("Upsert");
    browser.waitFor(
        "upserts alone", () -> routes().equals("POST /contacts/upsert,POST /contacts/upsert"));
    choose("Status", "4");
    browser.waitFor("one", () -> routes().equals("POST /contacts/upsert"));
    assertThat(browser.path()).isEqualTo("/console/requests?route=Upsert&status=4");
    assertThat(browser.text(FIRST)).contains("422");
    refuse();
    upsert("\"email\":\"bob@example.com\"");
    browser.waitFor("the other refused one", () -> browser.count(".requests tbody tr") == 2);
    choose("Location", "zOtherLocation000001");
    browser.waitForText("No request matches these filters");
    assertAccessible();
    browser.press("Show all");
    browser.waitFor("all of them", () -> browser.count(".requests tbody tr") > 4);
    openRequests("?status=4");
    assertThat(browser.count(".requests tbody tr")).isEqualTo(2);
  }

  @Test
  @Tag("long")
  void oneIsOpenedByKeysAndGoesBackToItsRow() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    refuse();
    openRequests("?route=upsert");
    browser.keys("j", "j", ENTER);
    browser.waitForText("ann@example.com");
    assertThat(browser.script("return document.activeElement.id").asString())
        .isEqualTo("one-title");
    assertThat(browser.text(".one"))
        .contains("POST /contacts/upsert", "created", "token1", "Trace");
    assertThat(browser.text(".one pre"))
        .startsWith("{\n  \"locationId\": \"" + ConsoleServer.LOCATION.value() + "\",\n");
    assertAccessible();
    browser.keys("u");
    browser.waitFor("the list alone", () -> browser.count(".one") == 0);
    assertThat(browser.path()).isEqualTo("/console/requests?route=upsert");
    browser.waitFor(
        "the row",
        () ->
            browser
                .script(
                    "return document.activeElement === document.querySelectorAll('.requests a')[1]")
                .booleanValue());
  }

  @Test
  @Tag("long")
  void isCopiedForCurlAndTriedAgain() throws Exception {
    server.send(
        "POST",
        "/contacts/upsert?tags=add",
        "{\"locationId\":\"%s\",\"email\":\"o'hara@example.com\",\"tags\":[\"vip\"]}"
            .formatted(ConsoleServer.LOCATION.value()));
    openRequests("?route=upsert");
    browser.click(".requests tbody a");
    browser.press("Copy as curl");
    browser.waitForText("-X POST '" + server.url() + "/contacts/upsert?tags=add'");
    browser.waitForText("o'\\''hara@example.com");
    browser.waitForText("$TOKEN");
    assertAccessible();
    browser.keys(ESCAPE);
    browser.press("Open in Try an upsert");
    browser.waitForText("Dry run");
    assertThat(browser.script("return document.querySelector('#body').value").asString())
        .contains("\"email\": \"o'hara@example.com\"", "\"vip\"");
    browser.press("Dry run");
    browser.waitForText("Found by e-mail");
    assertThat(browser.script("return document.querySelector('.options select').value").asString())
        .isEqualTo("add");
  }

  @Test
  @Tag("long")
  void saysWhatToDoWhenThereIsNone() throws Exception {
    HttpResponse<Void> deleted =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            server.inside()
                                + "/operator/locations/"
                                + ConsoleServer.LOCATION.value()))
                    .header("Authorization", "Bearer " + server.operatorToken())
                    .DELETE()
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(deleted.statusCode()).isEqualTo(202);
    openRequests("");
    browser.waitForText("No request yet");
    browser.waitForText(
        "curl -sS --globoff '" + server.url() + "/contacts/?locationId=zOtherLocation000001");
    assertAccessible();
  }

  @Test
  @Tag("long")
  void saysWhenTheServerKeepsNone() {
    server.fail("GET", "/operator/requests", 404, "{\"message\":\"not found\"}");
    browser.open(server.url() + "/console/requests");
    browser.waitForText("This server shows no requests");
    assertAccessible();
    browser.press("Try again");
    browser.waitForText(LIVE);
  }

  @Test
  @Tag("long")
  void saysWhenTheServerGoesAwayAndGoesOnWhenItIsBack() throws Exception {
    openRequests("");
    server.open(false);
    browser.waitForText("The server does not answer. Trying again every 2 seconds.");
    assertAccessible();
    upsert("\"email\":\"ann@example.com\"");
    server.open(true);
    browser.waitForText(LIVE);
    browser.waitFor("what came meanwhile", () -> browser.text(FIRST).contains("created"));
    refuse();
    browser.waitFor("what comes now", () -> browser.text(FIRST).contains("422"));
  }

  @Test
  @Tag("long")
  void saysWhatTheServerHasNoLonger() throws Exception {
    String id = upsert("\"email\":\"ann@example.com\"");
    openRequests("?route=upsert");
    assertThat(server.send("POST", "/contacts/" + id + "/erase", null).statusCode()).isEqualTo(200);
    browser.click(".requests tbody a");
    browser.waitForText("The server no longer has this request");
    assertThat(browser.bodyText()).doesNotContain("ann@example.com");
    assertAccessible();
  }

  @Test
  @Tag("long")
  void aLongBodyIsCutOffAndThatIsSaid() throws Exception {
    server.send(
        "POST",
        "/contacts/upsert",
        "{\"email\":\"a@example.com\",\"city\":\"%s\"}".formatted("y".repeat(70_000)));
    openRequests("?route=upsert");
    browser.click(".requests tbody a");
    browser.waitForText("It was longer: only this beginning is kept.");
    assertThat(browser.bodyText()).doesNotContain("Copy as curl", "Open in Try an upsert");
  }

  @Test
  @Tag("long")
  void hostileTextStaysText() throws Exception {
    String text = HOSTILE.replace("\"", "\\\"");
    upsert("\"email\":\"eve@example.com\",\"firstName\":\"" + text + "\"");
    server.send(
        "GET",
        "/contacts/?locationId=%s&query=%s"
            .formatted(
                ConsoleServer.LOCATION.value(), URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8)),
        null);
    openRequests("?route=contacts");
    for (int row = 1; row <= 2; row++) {
      browser.click(".requests tbody tr:nth-child(" + row + ") a");
      browser.waitForText(row == 1 ? "%3Cimg" : "<img src=x");
      assertThat(browser.count("main img, main script")).isZero();
      assertFitsAPhone();
      browser.press("Close");
    }
  }

  private void openRequests(String query) {
    browser.open(server.url() + "/console/requests" + query);
    browser.waitForText(LIVE);
  }

  private String routes() {
    return browser
        .script(
            "return [...document.querySelectorAll('.requests a')].map((a) => a.innerText).join()")
        .asString();
  }

  private void choose(String label, String value) {
    browser.script(
        "const s = [...document.querySelectorAll('.tools label')]"
            + ".find((each) => each.innerText.startsWith(arguments[0])).querySelector('select');"
            + " s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true}))",
        label,
        value);
  }

  private void refuse() throws Exception {
    assertThat(server.send("POST", "/contacts/upsert", "{\"email\":\"nobody\"}").statusCode())
        .isEqualTo(422);
  }
}
