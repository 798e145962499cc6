package dev.cardfile.http.console;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A headless Chromium, driven by the WebDriver protocol of the W3C. All tests of a JVM share one,
 * because a start takes longer than most tests. On a machine without {@code chromium} and {@code
 * chromedriver}, tests that need a browser are skipped, with a message.
 */
final class Browser {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LISTENS = Pattern.compile("started successfully on port");

  /**
   * The first of the ports to try, all outside the range of ephemeral ports. From that range,
   * chromedriver would choose a port that is free in IPv6, and give up if it is not free in IPv4,
   * which happens when many connections have just ended.
   */
  private static final int FIRST_PORT = 20_000;

  private static final int LAST_PORT = 32_000;
  private static final int MOST_ATTEMPTS = 20;
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final long PAUSE_MILLIS = 25;

  private static final List<String> ARGUMENTS =
      List.of(
          "--headless=new",
          "--no-sandbox", // required to run as root
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-extensions",
          "--password-store=basic",
          "--force-color-profile=srgb",
          "--lang=en-US");

  private static Browser only;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String session;

  private Browser(String driver) {
    JsonNode begun =
        send(
            "POST",
            driver + "/session",
            Map.of(
                "capabilities",
                Map.of(
                    "alwaysMatch",
                    Map.of(
                        "browserName",
                        "chrome",
                        "unhandledPromptBehavior",
                        "dismiss",
                        "goog:loggingPrefs",
                        Map.of("browser", "ALL", "performance", "ALL"),
                        "goog:chromeOptions",
                        Map.of("binary", onPath("chromium").orElseThrow(), "args", ARGUMENTS)))));
    this.session = driver + "/session/" + begun.get("sessionId").asString();
  }

  /** Returns the browser of this JVM; starts it on the first call. */
  static synchronized Browser get() {
    if (only == null) {
      if (onPath("chromium").isEmpty() || onPath("chromedriver").isEmpty()) {
        String why = "there is no chromium with chromedriver on the PATH";
        System.out.println("The tests of the console's pages are skipped: " + why);
        abort(why);
      }
      only = start();
    }
    return only;
  }

  private static Browser start() {
    String said = "";
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
      try {
        Process driver =
            new ProcessBuilder(onPath("chromedriver").orElseThrow(), "--port=" + port)
                .redirectErrorStream(true)
                .start();
        said = untilItListens(driver);
        if (LISTENS.matcher(said).find()) {
          return started(driver, port);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("chromedriver ended before it listened:\n" + said);
  }

  /** Returns what the driver prints until it listens, or until it ends. */
  private static String untilItListens(Process driver) throws IOException {
    StringBuilder said = new StringBuilder();
    String line = driver.inputReader().readLine();
    while (line != null && !LISTENS.matcher(line).find()) {
      said.append(line).append('\n');
      line = driver.inputReader().readLine();
    }
    return said.append(line).toString();
  }

  private static Browser started(Process driver, int port) {
    Browser browser = new Browser("http://127.0.0.1:" + port);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              browser.send("DELETE", browser.session, null);
              driver.destroy();
            }));
    Thread.ofVirtual().start(() -> driver.inputReader().lines().forEach(line -> {}));
    return browser;
  }

  private static Optional<String> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  // User actions.

  void open(String url) {
    post("/url", Map.of("url", url));
  }

  /** Sets the page's size in pixels; a window cannot be made as narrow as a phone. */
  void size(int width, int height) {
    post(
        "/goog/cdp/execute",
        Map.of(
            "cmd",
            "Emulation.setDeviceMetricsOverride",
            "params",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false)));
  }

  /** Clears cookies, the storage of pages, and the logs so far. */
  void forget(String site) {
    open(site + "/healthz");
    script("localStorage.clear(); sessionStorage.clear();");
    send("DELETE", session + "/cookie", null);
    log("browser");
    log("performance");
  }

  /** Clicks the element that the selector finds, once it is there. */
  void click(String css) {
    act(find(css), "click");
  }

  /** Clicks the button, link or tab of this name. */
  void press(String name) {
    act(named(name), "click");
  }

  private void act(String element, String what) {
    post("/element/" + element + "/" + what, Map.of());
  }

  /** Types into the element that the selector finds, replacing its content. */
  void fill(String css, String text) {
    String selectAll = "\uE009a\uE000";
    String delete = "\uE017";
    post("/element/" + find(css) + "/value", Map.of("text", selectAll + delete + text));
  }

  void upload(String css, Path file) {
    post("/element/" + find(css) + "/value", Map.of("text", file.toString()));
  }

  /** Presses keys, one after the other, wherever the focus is. */
  void keys(String... keys) {
    List<Map<String, Object>> strokes = new ArrayList<>();
    for (String key : keys) {
      strokes.add(Map.of("type", "keyDown", "value", key));
      strokes.add(Map.of("type", "keyUp", "value", key));
    }
    act(strokes);
  }

  /** Holds one key while it presses another. */
  void chord(String held, String key) {
    act(
        List.of(
            Map.of("type", "keyDown", "value", held),
            Map.of("type", "keyDown", "value", key),
            Map.of("type", "keyUp", "value", key),
            Map.of("type", "keyUp", "value", held)));
  }

  private void act(List<? extends Map<String, ?>> strokes) {
    post(
        "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", strokes))));
  }

  /** Types a text, wherever the focus is. */
  void type(String text) {
    keys(text.codePoints().mapToObj(Character::toString).toArray(String[]::new));
  }

  // The state of the page.

  /** Waits until the page shows a text. */
  void waitForText(String text) {
    waitFor(
        "the text '" + text + "' in: " + bodyText(),
        () -> script("return document.body.innerText.includes(arguments[0])", text).booleanValue());
  }

  void waitForNoText(String text) {
    waitFor(
        "no text '" + text + "'",
        () ->
            !script("return document.body.innerText.includes(arguments[0])", text).booleanValue());
  }

  /** Waits until the selector finds an element. */
  void waitForElement(String css) {
    find(css);
  }

  String bodyText() {
    return script("return document.body.innerText").asString();
  }

  /** Returns the text of the element that the selector finds, once it is there. */
  String text(String css) {
    find(css);
    return script("return document.querySelector(arguments[0]).innerText", css).asString();
  }

  int count(String css) {
    return script("return document.querySelectorAll(arguments[0]).length", css).intValue();
  }

  String path() {
    return script("return location.pathname + location.search + location.hash").asString();
  }

  JsonNode script(String source, Object... arguments) {
    return post("/execute/sync", Map.of("script", source, "args", List.of(arguments)));
  }

  /** Runs a script that passes its result to the function that is its last argument. */
  JsonNode scriptThatCallsBack(String source) {
    return post("/execute/async", Map.of("script", source, "args", List.of()));
  }

  void screenshot(Path file) throws IOException {
    JsonNode picture = send("GET", session + "/screenshot", null);
    Files.write(file, Base64.getDecoder().decode(picture.asString()));
  }

  /** Returns the console messages of pages and browser since the last call. */
  List<String> messages() {
    return log("browser").stream()
        .filter(entry -> !entry.get("source").asString().equals("network"))
        .map(entry ->
            "%s of %s: %s"
                .formatted(
                    entry.get("level").asString(),
                    entry.get("source").asString(),
                    entry.get("message").asString()))
        .toList();
  }

  /** Returns the URLs that the browser has requested since the last call. */
  List<String> requested() {
    return log("performance").stream()
        .map(entry -> JSON.readTree(entry.get("message").asString()).get("message"))
        .filter(event -> event.get("method").asString().equals("Network.requestWillBeSent"))
        .map(event -> event.get("params").get("request").get("url").asString())
        .toList();
  }

  private List<JsonNode> log(String type) {
    List<JsonNode> entries = new ArrayList<>();
    post("/se/log", Map.of("type", type)).forEach(entries::add);
    return entries;
  }

  // Implementation.

  private String find(String css) {
    return find("css selector", css);
  }

  private String named(String name) {
    String literal = name.contains("'") ? "\"" + name + "\"" : "'" + name + "'";
    return find(
        "xpath",
        "//*[self::button or self::a or @role='tab' or @role='option'][not(@disabled)]"
            + "[normalize-space()=%1$s or @aria-label=%1$s]".formatted(literal));
  }

  private String find(String using, String what) {
    String[] found = new String[1];
    waitFor(
        what,
        () -> {
          JsonNode elements = post("/elements", Map.of("using", using, "value", what));
          for (JsonNode element : elements) {
            String id = element.get(ELEMENT).asString();
            if (send("GET", session + "/element/" + id + "/displayed", null).booleanValue()) {
              found[0] = id;
              return true;
            }
          }
          return false;
        });
    return found[0];
  }

  /** Waits until a condition holds. */
  void waitFor(String what, Supplier<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      boolean holds;
      try {
        holds = condition.get();
      } catch (Gone drawnAnew) {
        holds = false;
      }
      if (holds) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what + "\non the page: " + bodyText());
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private JsonNode post(String path, Object body) {
    return send("POST", session + path, body);
  }

  /** Thrown if an element that was found is no longer on the page. */
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private JsonNode send(String method, String url, Object body) {
    try {
      HttpRequest.BodyPublisher sent =
          body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url)).method(method, sent).build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode value = JSON.readTree(answer.body()).get("value");
      if (answer.statusCode() < 300) {
        return value;
      }
      if (value.get("error").asString().equals("stale element reference")) {
        throw new Gone();
      }
      throw new AssertionError(value.get("message").asString().lines().findFirst().orElse("?"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
