package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The screen with the list of contacts. */
@ParameterizedClass
@MethodSource("stores")
@Timeout(180)
class ContactsScreenTest extends ConsoleScreens {

  private static final String LINE = "input[role=combobox]";

  @Test
  void findsByWordsAndByFields() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"firstName\":\"Ann\",\"city\":\"Berlin\"");
    upsert("\"email\":\"bob@example.net\",\"firstName\":\"Bob\",\"city\":\"Austin\"");
    upsert(
        "\"email\":\"eve@example.net\",\"firstName\":\"Eve\",\"tags\":[\"vip\"],\"customFields\":[{\"key\":\"age\",\"value\":42}]");
    open("contacts");
    browser.waitForText("3 contacts");
    search("city:Berlin or tags:vip");
    browser.waitForText("2 contacts");
    assertThat(browser.text(".rows")).contains("Ann", "Eve").doesNotContain("Bob");
    search("age>=40 -tags:lead");
    browser.waitForText("1 contact");
    search("ann");
    browser.waitForText("1 contact");
    assertThat(browser.text(".rows")).contains("Ann");
    search("colour:blue");
    browser.waitForText("No field is called “colour”.");
    assertThat(browser.bodyText()).doesNotContain("bob@example.net", "3 contacts", "More ▾");
    search("-dnd:yes");
    browser.waitForText("3 contacts");
    search("zoe");
    browser.waitForText("No contacts found");
    browser.press("Show all contacts");
    browser.waitForText("3 contacts");
  }

  @Test
  @Tag("long")
  void aLineWithACustomFieldIsSearchedOnceTheFieldIsKnown() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    open("contacts");
    browser.waitForText("1 contact");
    browser.requested();
    open("contacts?q=favourite_colour:teal");
    browser.waitForText("No contacts found");
    assertThat(browser.requested()).filteredOn(url -> url.endsWith("/contacts/search")).hasSize(1);
    open("contacts");
  }

  @Test
  @Tag("long")
  void anAnswerThatBreaksOffIsTold() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    open("contacts");
    browser.waitForText("1 contact");
    server.fail("POST", "/contacts/search", 200, "{\"contacts\":[");
    browser.keys("r");
    browser.waitForText("The server does not answer.");
    browser.press("Try again");
    browser.waitForText("1 contact");
  }

  @Test
  @Tag("long")
  void completesFieldsOperatorsAndValues() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"firstName\":\"Ann\",\"tags\":[\"big spender\"]");
    upsert("\"email\":\"bob@example.com\"");
    open("contacts");
    browser.waitForText("2 contacts");
    browser.keys("/");
    browser.type("tag");
    browser.waitForElement("[role=option]");
    assertAccessible();
    browser.keys(DOWN, ENTER);
    browser.waitForText("contains");
    browser.keys(DOWN, ENTER);
    browser.waitForText("big spender");
    browser.keys(DOWN, ENTER, ESCAPE, ENTER);
    browser.waitForText("1 contact");
    assertThat(browser.script("return document.querySelector(arguments[0]).value", LINE).asString())
        .isEqualTo("tags:\"big spender\"");
    assertThat(browser.path()).contains("q=tags%3A%22big+spender%22");
  }

  @Test
  @Tag("long")
  void scrollsOverManyPages() throws Exception {
    many(450);
    open("contacts");
    browser.waitForText("450 contacts");
    assertThat(browser.count(".rows .tr")).isLessThan(80);
    browser.click(".table");
    browser.script("document.querySelector('.table').focus()");
    browser.waitFor(
        "the last row",
        () -> {
          browser.keys("\uE010"); // End
          return browser.bodyText().contains("person0@");
        });
    assertThat(browser.count(".rows .tr")).isLessThan(80);
    browser.keys("\uE011"); // Home
    browser.waitForText("person449@");
  }

  /** The rows together are higher than an element can be. The table gets them without a server. */
  @Test
  @Tag("long")
  void scrollsOverMoreRowsThanAnElementIsHighFor() {
    browser.waitForText("No contacts yet");
    assertThat(browser.scriptThatCallsBack(LONG_LIST).asString()).isEqualTo("shown");
    browser.waitForText("Person 0,");
    assertThat(browser.script("return document.querySelector('.rows').offsetHeight").intValue())
        .isBetween(10_000_000, 17_000_000);
    browser.script("document.querySelector('.table').focus()");
    browser.keys("\uE010"); // End
    browser.waitFor("the last row", () -> isSeen(MANY - 1));
    assertThat(isSeen(MANY - 2)).isTrue();
    String pageUp = "\uE00E";
    browser.keys(pageUp, pageUp, pageUp, "k", "k");
    browser.waitFor("rows before it", () -> firstSeen() < MANY - 60);
    long from = firstSeen();
    scrollBy(340);
    browser.waitFor("ten rows further", () -> firstSeen() == from + 10);
    for (int step = 0; step < 40; step++) {
      scrollBy(-340);
    }
    browser.waitFor("a step up is as long as itself", () -> firstSeen() == from - 390);
    for (int step = 0; step < 80 && !isSeen(MANY - 1); step++) {
      scrollBy(340);
    }
    browser.waitFor("the end, step by step", () -> isSeen(MANY - 1));
    browser.script("const t = document.querySelector('.table'); t.scrollTop = t.scrollHeight / 2");
    browser.waitFor("the middle", () -> Math.abs(firstSeen() - MANY / 2) < 1000);
    assertThat(browser.count(".rows .tr")).isLessThan(80);
    browser.script("document.querySelector('.table').scrollTop = 0");
    browser.waitFor("the first row", () -> isSeen(0) && firstSeen() == 0);
    browser.script("document.querySelector('.table').scrollTop = 1e9");
    browser.waitFor("the end, by the bar", () -> isSeen(MANY - 1));
  }

  private static final int MANY = 1_300_000;

  private static final String LONG_LIST =
      """
      const done = arguments[arguments.length - 1];
      const load = (file) => import('/console/' + file);
      Promise.all(['html.js', 'marks.js', 'part/contact-table.js'].map(load)).then(
        ([{html, render}, {Marks}, {ContactTable}]) => {
          const pages = {
            reach: MANY, total: MANY, more: false, need() {},
            row: (index) => ({id: 'p' + index, contactName: `Person ${index},`, tags: []}),
          };
          const columns = [{name: 'contactName', label: 'Name', show: (row) => row.contactName}];
          const main = document.querySelector('main');
          main.replaceChildren();
          render(html`<${ContactTable} location="x" pages=${pages} columns=${columns} sort=${null}
            marks=${Marks.NONE} onSort=${() => {}} onMark=${() => {}} />`, main);
          done('shown');
        }, (failure) => done(String(failure)));
      """
          .replace("MANY", Integer.toString(MANY));

  private void scrollBy(int pixels) {
    browser.scriptThatCallsBack(
        "document.querySelector('.table').scrollTop += %d; const done = arguments[arguments.length - 1];"
                .formatted(pixels)
            + " requestAnimationFrame(() => requestAnimationFrame(() => done(true)))");
  }

  /** Reports whether the row is completely visible. */
  private boolean isSeen(int row) {
    return browser
        .script(
            """
            const row = document.getElementById('row-' + arguments[0])?.getBoundingClientRect();
            const table = document.querySelector('.table').getBoundingClientRect();
            return !!row && row.top >= table.top + 33 && row.bottom <= table.bottom + 2;
            """,
            row)
        .booleanValue();
  }

  /** Returns the number of the first row that is visible below the headings. */
  private long firstSeen() {
    return browser
        .script(
            """
            const top = document.querySelector('.table').getBoundingClientRect().top + 34;
            const rows = [...document.querySelectorAll('.rows .tr')];
            return Math.min(...rows.filter((row) => row.getBoundingClientRect().bottom > top + 8)
              .map((row) => Number(row.id.slice(4))));
            """)
        .longValue();
  }

  @Test
  @Tag("long")
  void sortsAndChoosesColumns() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"firstName\":\"Zoe\",\"city\":\"Aachen\"");
    upsert("\"email\":\"bob@example.com\",\"firstName\":\"Ann\",\"city\":\"Bonn\"");
    open("contacts");
    browser.waitForText("2 contacts");
    browser.press("Name");
    browser.waitForElement("[aria-sort=ascending]");
    browser.waitFor("Ann first", () -> browser.text("#row-0").contains("Ann"));
    browser.press("Name ▲");
    browser.waitFor("Zoe first", () -> browser.text("#row-0").contains("Zoe"));
    browser.press("Columns ▾");
    browser.waitForText("Favourite Colour");
    browser.script(
        "[...document.querySelectorAll('.checks label')].find((l) => l.innerText.trim() === 'City').click()");
    browser.waitForText("Aachen");
    assertAccessible();
    open("contacts");
    browser.waitForText("Aachen");
  }

  @Test
  @Tag("long")
  void keepsViews() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"city\":\"Berlin\"");
    upsert("\"email\":\"bob@example.com\"");
    open("contacts?q=city:Berlin");
    browser.waitForText("1 contact");
    browser.press("Views ▾");
    browser.fill(".panel input", "In Berlin " + HOSTILE.substring(0, 40));
    browser.press("Save");
    browser.waitForText("In Berlin <img");
    browser.keys(ESCAPE);
    open("contacts");
    browser.waitForText("2 contacts");
    browser.press("Views ▾");
    assertAccessible();
    browser.click(".panel .item");
    browser.waitForText("1 contact");
    assertThat(browser.path()).contains("q=city%3ABerlin");
  }

  @Test
  @Tag("long")
  void tagsWhatIsMarkedAndAllThatIsFound() throws Exception {
    many(520);
    upsert("\"email\":\"other@example.net\",\"city\":\"Bonn\"");
    open("contacts?q=city:Berlin");
    browser.waitForText("520 contacts");
    browser.click(".rows .tr input");
    browser.waitForText("1 contact marked");
    assertAccessible();
    askForTag();
    browser.type("first");
    browser.keys(ENTER);
    browser.waitForText("Tagged 1 contact: first");
    browser.waitForNoText("contact marked");
    browser.click(".rows .tr input");
    browser.press("Mark all 520");
    browser.waitForText("520 contacts marked");
    askForTag();
    assertAccessible();
    browser.type("everyone");
    browser.keys(ENTER);
    browser.waitForText("Tagged 520 contacts: everyone");
    assertThat(found("everyone")).contains("\"total\":520,");
    assertThat(found("first")).contains("\"total\":1,");
  }

  @Test
  @Tag("long")
  void whatCannotBeTaggedIsSaidInTheServersWords() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    open("contacts");
    browser.click(".rows .tr input");
    askForTag();
    server.fail(
        "POST",
        "/contacts/bulk",
        503,
        "{\"statusCode\":503,\"message\":\"The store cannot be written: the disk is full.\",\"code\":\"store_unavailable\",\"traceId\":\"trace-7\"}");
    browser.type("x");
    browser.keys(ENTER);
    browser.waitForText("The store cannot be written: the disk is full.");
    browser.waitForText("trace-7");
    browser.keys(ENTER);
    browser.waitForText("Tagged 1 contact: x");
  }

  @Test
  @Tag("long")
  void aServerThatIsGoneIsToldAndAskedAgain() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    open("contacts");
    browser.waitForText("1 contact");
    server.open(false);
    browser.keys("r");
    browser.waitForText("The server does not answer.");
    assertAccessible();
    server.open(true);
    browser.press("Try again");
    browser.waitForText("1 contact");
  }

  @Test
  @Tag("long")
  void exportsWhatIsShown() throws Exception {
    upsert(
        "\"email\":\"ann@example.com\",\"firstName\":\"=Ann\",\"companyName\":\"a \\\"b\\\", c\"");
    open("contacts");
    browser.waitForText("1 contact");
    browser.script(
        "window.saved = []; const make = URL.createObjectURL;"
            + " URL.createObjectURL = (blob) => { blob.text().then((t) => saved.push(t)); return make(blob); }");
    browser.press("More ▾");
    browser.press("Export what is shown (CSV)");
    browser.waitFor("a file", () -> browser.script("return saved.length").intValue() == 1);
    assertThat(browser.script("return saved[0]").asString())
        .startsWith("id,Name,E-mail,Phone,Company,Tags,Added\r\n")
        .contains(",'=Ann,ann@example.com,,\"a \"\"b\"\", c\",,");
    browser.press("More ▾");
    browser.press("Export every field (NDJSON)");
    browser.waitFor("a file", () -> browser.script("return saved.length").intValue() == 2);
    assertThat(browser.script("return saved[1]").asString()).startsWith("{\"id\":");
  }

  @Test
  @Tag("long")
  void isCopiedAsARequest() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    open("contacts?q=email:ann@example.com");
    browser.waitForText("1 contact");
    browser.press("More ▾");
    browser.press("Copy as curl or JavaScript");
    browser.waitForText("curl -sS --globoff -X POST '" + server.url() + "/contacts/search'");
    browser.waitForText("\"operator\":\"eq\"");
    assertAccessible();
    browser.press("JavaScript");
    browser.waitForText("await fetch(");
  }

  @Test
  @Tag("long")
  void goesByKeyboardAlone() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"firstName\":\"Ann\"");
    upsert("\"email\":\"bob@example.com\",\"firstName\":\"Bob\"");
    open("contacts");
    browser.waitForText("2 contacts");
    browser.waitFor(
        "the focus in the table",
        () -> {
          browser.keys(TAB);
          return browser
              .script("return document.activeElement.getAttribute('role') === 'grid'")
              .booleanValue();
        });
    browser.keys(" ", "j", " ");
    browser.waitForText("2 contacts marked");
    browser.keys("x");
    browser.waitForText("1 contact marked");
    browser.keys(ENTER);
    browser.waitForText("ann@example.com");
    browser.waitForText("Custom fields");
  }

  @Test
  @Tag("long")
  void hostileTextStaysText() throws Exception {
    String text = HOSTILE.replace("\"", "\\\"");
    upsert(
        "\"email\":\"eve@example.com\",\"firstName\":\"%1$s\",\"companyName\":\"%1$s\",\"city\":\"%1$s\",\"tags\":[\"%1$s\"],\"source\":\"%1$s\",\"address1\":\"%1$s\",\"customFields\":[{\"key\":\"favourite_colour\",\"value\":\"%1$s\"}]"
            .formatted(text));
    open("contacts");
    browser.waitForText("1 contact");
    browser.press("Columns ▾");
    browser.script(
        "document.querySelectorAll('.checks input:not(:checked)').forEach((box) => box.click())");
    browser.keys(ESCAPE);
    browser.waitFor("every column", () -> browser.count("[role=columnheader]") > 20);
    assertThat(browser.bodyText()).contains("<img src=x onerror");
    assertThat(browser.count("main img, main script")).isZero();
    assertFitsAPhone();
  }

  private void askForTag() {
    browser.press("Add a tag");
    browser.waitForElement("dialog[open] input:focus");
  }

  private void search(String line) {
    browser.fill(LINE, line);
    browser.keys(ESCAPE, ENTER);
  }

  private void many(int count) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"email\":\"person%d@example.com\",\"city\":\"Berlin\"}%n".formatted(i));
    }
    server.sendLines(
        "/contacts/upsert/batch?locationId=" + ConsoleServer.LOCATION.value(), lines.toString());
  }

  private String found(String tag) throws Exception {
    return server
        .send(
            "POST",
            "/contacts/search",
            "{\"locationId\":\"%s\",\"pageLimit\":1,\"filters\":[{\"field\":\"tags\",\"operator\":\"eq\",\"value\":\"%s\"}]}"
                .formatted(ConsoleServer.LOCATION.value(), tag))
        .body();
  }
}
