package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.sql.StoreKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How people get into the console, around in it, and out of it. */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(180)
class SessionScreenTest extends ConsoleScreens {

  @Test
  void aLinkSignsInOnceAndLeavesNoSecretInTheAddress() {
    assertThat(browser.path())
        .isEqualTo("/console/at/" + ConsoleServer.LOCATION.value() + "/contacts");
    browser.press("Ada ▾");
    browser.press("Sign out");
    browser.waitForText("Operator token");
    assertAccessible();
    browser.open("about:blank");
    browser.open(server.url() + "/console#code=" + ConsoleServer.CODE);
    browser.waitForText("The link or token is not valid, or not any more.");
    browser.waitForText("trace-1");
    assertThat(browser.path()).isEqualTo("/console");
  }

  @Test
  void aTokenSignsInByKeyboardAlone() {
    browser.press("Ada ▾");
    browser.press("Sign out");
    browser.waitForText("Operator token");
    browser.keys(TAB);
    browser.type("nobody's");
    browser.keys(ENTER);
    browser.waitForText("The link or token is not valid");
    browser.fill("input[type=password]", "");
    browser.type(ConsoleServer.TOKEN);
    browser.keys(ENTER);
    browser.waitForText("No contacts yet");
  }

  @Test
  void whoseSessionEndsSignsInAgain() {
    browser.waitForText("No contacts yet");
    server.fail(
        "POST",
        "/contacts/search",
        401,
        "{\"statusCode\":401,\"message\":\"Invalid token: access token is invalid\"}");
    browser.keys("r");
    browser.waitForText("Your session has ended. Sign in again to go on.");
  }

  @Test
  void keysLeadToEveryScreenAndAreShown() {
    browser.waitForText("No contacts yet");
    browser.keys("?");
    browser.waitForText("Keyboard shortcuts");
    browser.waitForText("go to “Try an upsert”");
    assertAccessible();
    browser.keys(ESCAPE);
    browser.waitForNoText("Shortcuts are on");
    browser.keys("g", "t");
    browser.waitForText("The body of POST /contacts/upsert");
    browser.keys("g", "c");
    browser.waitForText("No contacts yet");
    browser.keys("?");
    browser.click("dialog input[type=checkbox]");
    browser.keys(ESCAPE);
    browser.keys("g", "t");
    browser.keys("?");
    browser.waitForText("Shortcuts are on");
    assertThat(browser.path()).endsWith("/contacts");
  }

  @Test
  void aLocationThatIsNotThereIsSaidToBeMissing() {
    browser.open(server.url() + "/console/at/nowhere/contacts");
    browser.waitForText("No such location");
    assertAccessible();
  }

  @Test
  void anAddressIsOpenedAsItIs() throws Exception {
    String id = upsert("\"email\":\"ann@example.com\",\"firstName\":\"Ann\"");
    open("contacts/" + id);
    browser.waitForText("ann@example.com");
    browser.script("history.back()");
    browser.waitFor("the list", () -> browser.path().endsWith("/contacts"));
  }
}
