package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The screen of one contact. */
@ParameterizedClass
@MethodSource("stores")
@Timeout(180)
class ContactScreenTest extends ConsoleScreens {

  @Test
  void isChangedWhereItStands() throws Exception {
    String id = show("\"email\":\"ann@example.com\",\"firstName\":\"Ann\"");
    change("City");
    browser.type("Berlin");
    browser.keys(ENTER);
    browser.waitForElement("[aria-label='City: Berlin. Change it']");
    change("Size");
    browser.script(
        "const s = document.querySelector('select[aria-label=Size]'); s.value = 'M';"
            + " s.dispatchEvent(new Event('input', {bubbles: true}))");
    browser.press("Save");
    browser.waitForElement("[aria-label='Size: M. Change it']");
    change("Age");
    browser.type("42");
    browser.keys(ENTER);
    browser.waitForElement("[aria-label='Age: 42. Change it']");
    change("Tags");
    assertAccessible();
    browser.type("vip");
    browser.keys(ENTER);
    browser.press("Save");
    browser.waitForElement("[aria-label='Tags: vip. Change it']");
    change("Date of birth");
    browser.type("09251990");
    browser.keys(ENTER);
    browser.waitForElement("[aria-label='Date of birth: Sep 25, 1990. Change it']");
    assertThat(server.send("GET", "/contacts/" + id, null).body())
        .contains(
            "\"city\":\"Berlin\"",
            "\"tags\":[\"vip\"]",
            "{\"id\":\"" + ConsoleServer.SIZE + "\",\"value\":\"M\"}",
            "{\"id\":\"" + ConsoleServer.AGE + "\",\"value\":42}",
            "\"dateOfBirth\":\"1990-09-25T00:00:00.000Z\"");
    assertAccessible();
  }

  @Test
  @Tag("long")
  void whatIsRefusedIsSaidWhereItIsTyped() throws Exception {
    show("\"email\":\"ann@example.com\",\"firstName\":\"Ann\"");
    change("E-mail");
    browser.fill("input[aria-label='E-mail']", "nobody");
    browser.keys(ENTER);
    browser.waitForText("email must be an email");
    browser.waitForText("trace");
    browser.keys(ESCAPE);
    browser.waitForElement("[aria-label='E-mail: ann@example.com. Change it']");
    assertThat(
            browser.script("return document.activeElement.getAttribute('aria-label')").asString())
        .startsWith("E-mail: ");
  }

  @Test
  @Tag("long")
  void whoeverComesLaterIsToldAndDecides() throws Exception {
    String id = show("\"email\":\"ann@example.com\",\"firstName\":\"Ann\",\"city\":\"Bonn\"");
    server.send("PUT", "/contacts/" + id, "{\"city\":\"Cologne\"}");
    change("City");
    browser.fill("input[aria-label=City]", "Berlin");
    browser.keys(ENTER);
    browser.waitForText("Somebody else has changed this contact");
    assertThat(browser.text("dialog .diff")).contains("Bonn", "Cologne", "Berlin");
    assertAccessible();
    browser.press("Keep theirs");
    browser.waitForElement("[aria-label='City: Cologne. Change it']");
    server.send("PUT", "/contacts/" + id, "{\"city\":\"Aachen\"}");
    change("City");
    browser.fill("input[aria-label=City]", "Berlin");
    browser.keys(ENTER);
    browser.press("Write mine over it");
    browser.waitForElement("[aria-label='City: Berlin. Change it']");
  }

  @Test
  @Tag("long")
  void hasFurtherEmailsAndPhones() throws Exception {
    show("\"email\":\"ann@example.com\",\"phone\":\"+12125550143\"");
    browser.press("Add an e-mail");
    browser.waitForElement(".also input:focus");
    browser.type("ann@example.net");
    browser.keys(ENTER);
    browser.waitForText("Make it the main one");
    assertAccessible();
    browser.press("Make ann@example.net the main e-mail");
    browser.waitForElement("[aria-label='E-mail: ann@example.net. Change it']");
    browser.waitForElement("[aria-label='Make ann@example.com the main e-mail']");
    browser.press("Add a phone");
    browser.waitForElement(".also input:focus");
    browser.type("(212) 555-0199");
    browser.keys(ENTER);
    browser.waitForElement("[aria-label='Make +12125550199 the main phone']");
  }

  @Test
  @Tag("long")
  void losesOneFurtherEmail() throws Exception {
    String id = show("\"email\":\"ann@example.com\",\"phone\":\"+12125550143\"");
    for (String mail : new String[] {"ann@example.net", "ann@example.org"}) {
      browser.press("Add an e-mail");
      browser.waitForElement(".also input:focus");
      browser.type(mail);
      browser.keys(ENTER);
      browser.waitForElement("[aria-label='Remove the e-mail " + mail + "']");
    }
    browser.press("Remove the e-mail ann@example.net");
    browser.waitFor(
        "one further e-mail",
        () ->
            browser.count("[aria-label='Remove the e-mail ann@example.net']") == 0
                && browser.count("[aria-label='E-mail: ann@example.com. Change it']") == 1);
    assertThat(server.send("GET", "/contacts/" + id, null).body())
        .contains(
            "\"email\":\"ann@example.com\"",
            "\"additionalEmails\":[{\"email\":\"ann@example.org\"}]")
        .doesNotContain("ann@example.net");
    assertThat(server.send("GET", "/contacts/" + id + "/history", null).body())
        .as("one change")
        .containsOnlyOnce(
            "\"old\":[{\"email\":\"ann@example.org\"},{\"email\":\"ann@example.net\"}]"
                + ",\"new\":[{\"email\":\"ann@example.org\"}]")
        .contains("\"seq\":4")
        .doesNotContain("\"seq\":5");
  }

  @Test
  @Tag("long")
  void hasAGenderFollowersAndChannels() throws Exception {
    String id = show("\"email\":\"ann@example.com\"");
    change("Gender");
    browser.type("female");
    browser.keys(ENTER);
    browser.waitForElement("[aria-label='Gender: female. Change it']");
    browser.press("Add a follower");
    browser.waitForElement(".also input:focus");
    browser.type("user1");
    browser.keys(ENTER);
    browser.waitForElement("[aria-label='Remove the follower user1']");
    browser.click("[aria-labelledby=disturb-title] input[type=checkbox]");
    browser.waitFor("all channels", () -> contact(id).contains("\"dnd\":true"));
    channel("SMS", "permanent");
    browser.waitFor("a channel", () -> contact(id).contains("\"SMS\":{\"status\":\"permanent\""));
    channel("Inbound", "active");
    browser.waitFor("inbound", () -> contact(id).contains("\"all\":{\"status\":\"active\""));
    assertAccessible();
    assertThat(contact(id)).contains("\"gender\":\"female\"", "\"followers\":[\"user1\"]");
    browser.press("Remove the follower user1");
    browser.waitForText("Nobody follows it.");
    assertThat(contact(id)).doesNotContain("user1");
  }

  private void channel(String label, String status) {
    browser.waitForElement("[aria-label='Do not disturb, " + label + "']:enabled");
    browser.script(
        "const s = document.querySelector(`select[aria-label='Do not disturb, ${arguments[0]}']`);"
            + " s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true}))",
        label,
        status);
  }

  private String contact(String id) {
    try {
      return server.send("GET", "/contacts/" + id, null).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Tag("long")
  void isErasedForGoodOnceAWordIsTyped() throws Exception {
    String id = show("\"email\":\"ann@example.com\",\"firstName\":\"Ann\"");
    browser.press("More ▾");
    browser.press("Erase for good…");
    browser.waitForText("Erase Ann?");
    browser.waitForText("It cannot be undone");
    assertThat(browser.count("dialog button[type=submit]:disabled")).isEqualTo(1);
    browser.waitForElement("dialog input:focus");
    assertAccessible();
    browser.type("erase");
    browser.keys(ENTER);
    browser.waitForText("The person is erased.");
    browser.waitForText("No contacts yet");
    assertThat(server.send("POST", "/contacts/" + id + "/restore", null).statusCode())
        .isGreaterThanOrEqualTo(400);
    open("contacts/" + id);
    browser.waitForText("Contact not found for id:" + id);
    assertThat(browser.bodyText()).doesNotContain("Restore it");
  }

  @Test
  @Tag("long")
  void carriesNotesAndTasks() throws Exception {
    show("\"email\":\"ann@example.com\"");
    browser.fill("[aria-label='New note']", "Calls back <b>on Monday</b>");
    browser.press("Add the note");
    browser.waitForText("Calls back <b>on Monday</b>");
    browser.press("Add a task");
    browser.waitForElement(".part form input:focus");
    browser.type("Send the offer");
    browser.keys(TAB);
    browser.type("12012026");
    browser.keys(TAB);
    browser.type("0900AM");
    browser.keys(ENTER);
    browser.waitForText("Send the offer");
    browser.waitForText("due Dec 1, 2026");
    assertAccessible();
    browser.click(".task input");
    browser.waitForElement(".task .done");
    browser.press("Delete the task Send the offer");
    browser.waitForText("Nothing to do.");
    browser.click(".note button");
    browser.waitForText("Note deleted.");
    browser.click(".toast:last-child button");
    browser.waitForText("Calls back <b>on Monday</b>");
  }

  @Test
  @Tag("long")
  void showsWhatHappenedAndTheWayBack() throws Exception {
    String id = show("\"email\":\"ann@example.com\",\"city\":\"Bonn\"");
    server.send("PUT", "/contacts/" + id, "{\"city\":\"Berlin\"}");
    server.send("PUT", "/contacts/" + id, "{\"city\":\"Cologne\"}");
    open("contacts/" + id);
    browser.waitForText("Cologne");
    browser.waitFor("three changes", () -> browser.count(".change") == 3);
    browser.press("Undo change 2");
    browser.waitForText("Changed again later");
    browser.waitForText("A later change has touched City.");
    assertAccessible();
    browser.press("Undo anyway");
    browser.waitForElement("[aria-label='City: Bonn. Change it']");
    browser.waitForText("Undone.");
    browser.waitFor("four changes", () -> browser.count(".change") == 4);
    browser.click(".change:nth-of-type(2) a");
    browser.waitForText("As it was on");
    assertThat(browser.text(".fields")).contains("Cologne");
    assertThat(browser.count("button.value")).isZero();
    assertAccessible();
    browser.press("As it is now");
    browser.waitForElement("[aria-label='City: Bonn. Change it']");
  }

  @Test
  @Tag("long")
  void isDeletedAndRestored() throws Exception {
    String id = show("\"email\":\"ann@example.com\",\"firstName\":\"Ann\"");
    browser.press("More ▾");
    browser.press("Delete…");
    browser.waitForText("Delete Ann?");
    assertAccessible();
    browser.press("Delete");
    browser.waitForText("Deleted Ann.");
    browser.waitForText("No contacts yet");
    open("contacts/" + id);
    browser.waitForText("A deleted contact");
    browser.waitForText("Contact not found for id:" + id);
    assertAccessible();
    browser.press("Restore it");
    browser.waitForElement("[aria-label='E-mail: ann@example.com. Change it']");
  }

  @Test
  @Tag("long")
  void aStoreThatIsAwayIsTold() throws Exception {
    String id = show("\"email\":\"ann@example.com\"");
    server.fail(
        "PUT",
        "/contacts/" + id,
        503,
        "{\"statusCode\":503,\"message\":\"The store cannot be written: the disk is full.\",\"code\":\"store_unavailable\",\"traceId\":\"trace-8\"}");
    change("City");
    browser.type("Berlin");
    browser.keys(ENTER);
    browser.waitForText("The store cannot be written: the disk is full.");
    browser.keys(ENTER);
    browser.waitForElement("[aria-label='City: Berlin. Change it']");
  }

  @Test
  @Tag("long")
  void hostileTextStaysText() throws Exception {
    String text = HOSTILE.replace("\"", "\\\"");
    String id =
        upsert(
            "\"email\":\"eve@example.com\",\"firstName\":\"%1$s\",\"lastName\":\"%1$s\",\"companyName\":\"%1$s\",\"city\":\"%1$s\",\"state\":\"%1$s\",\"tags\":[\"%1$s\"],\"source\":\"%1$s\",\"address1\":\"%1$s\",\"website\":\"javascript:%1$s\",\"gender\":\"%2$s\",\"assignedTo\":\"%2$s\",\"customFields\":[{\"key\":\"favourite_colour\",\"value\":\"%1$s\"}]"
                .formatted(text, "<b>x</b>"));
    server.send(
        "POST",
        "/contacts/" + id + "/notes",
        "{\"body\":\"%1$s\",\"title\":\"%1$s\"}".formatted(text));
    server.send(
        "POST",
        "/contacts/" + id + "/tasks",
        "{\"title\":\"%1$s\",\"body\":\"%1$s\",\"dueDate\":\"2026-12-01T09:00:00Z\",\"completed\":false}"
            .formatted(text));
    server.send("PUT", "/contacts/" + id, "{\"city\":\"Bonn %s\"}".formatted(text));
    open("contacts/" + id);
    browser.waitFor("two changes", () -> browser.count(".change") == 2);
    browser.waitForElement(".task");
    browser.waitForElement(".note");
    assertThat(browser.bodyText().split("<img src=x onerror", -1)).hasSizeGreaterThan(15);
    assertThat(browser.count("main img, main script, main b")).isZero();
    assertThat(browser.count("a[href^='javascript:']")).isZero();
    assertFitsAPhone();
  }

  private String show(String members) throws Exception {
    String id = upsert(members);
    open("contacts/" + id);
    browser.waitForText("Custom fields");
    browser.waitForText("Favourite Colour");
    return id;
  }

  private void change(String label) {
    browser.click("button.value[aria-label^='" + label + ":']");
    browser.waitForElement(".editor :focus");
  }
}
