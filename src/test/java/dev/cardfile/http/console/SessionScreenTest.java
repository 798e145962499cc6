package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How people sign in to the console, move around in it, and sign out. */
@ParameterizedClass
@MethodSource("stores")
@Timeout(180)
class SessionScreenTest extends ConsoleScreens {

  @Test
  void aLinkSignsInOnceAndLeavesNoSecretInTheAddress() {
    assertThat(browser.path())
        .isEqualTo("/console/at/" + ConsoleServer.LOCATION.value() + "/contacts");
    signOut();
    assertAccessible();
    String spent = server.link();
    browser.open("about:blank");
    browser.open(spent);
    browser.waitForText("No contacts yet");
    signOut();
    browser.open("about:blank");
    browser.open(spent);
    browser.waitForText("The sign-in was refused.");
    browser.waitForText("trace");
    assertAccessible();
    assertThat(browser.path()).isEqualTo("/console");
  }

  @Test
  @Tag("long")
  void aTokenSignsInByKeyboardAlone() {
    signOut();
    browser.keys(TAB);
    browser.type("nobody's");
    browser.keys(ENTER);
    browser.waitForText("sign_in_refused");
    browser.fill("input[type=password]", "");
    browser.type(server.operatorToken());
    browser.keys(ENTER);
    browser.waitForText("No contacts yet");
    assertThat(browser.bodyText()).contains("Ada");
  }

  @Test
  @Tag("long")
  void whoseTokenIsRevokedSignsInAgain() {
    signOut();
    browser.fill("input[type=password]", server.operatorToken());
    browser.keys(ENTER);
    browser.waitForText("No contacts yet");
    server.stores().operators().revoke("ada", Instant.now());
    browser.waitFor(
        "the sign-in",
        () -> {
          browser.keys("r");
          return browser.bodyText().contains("Your session has ended. Sign in again to go on.");
        });
  }

  @Test
  @Tag("long")
  void aSessionThatHasEndedCanBeSignedOutOf() {
    signOut();
    browser.fill("input[type=password]", server.operatorToken());
    browser.keys(ENTER);
    browser.waitForText("No contacts yet");
    server.stores().operators().revoke("ada", Instant.now());
    signOut();
    assertThat(browser.bodyText()).doesNotContain("Your session has ended");
  }

  @Test
  @Tag("long")
  void aLinkIsTakenWhereTheConsoleIsAlreadyOpen() {
    signOut();
    browser.open(server.url() + "/console");
    browser.waitForText("Operator token");
    browser.open(server.link());
    browser.waitForText("No contacts yet");
    assertThat(browser.path()).endsWith("/contacts");
    browser.open(server.url() + browser.path() + "#code=spent");
    browser.waitForText("The sign-in was refused.");
    assertThat(browser.path()).endsWith("/contacts");
    assertThat(browser.bodyText()).contains("No contacts yet");
  }

  @Test
  @Tag("long")
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
  @Tag("long")
  void aLocationThatIsNotThereIsSaidToBeMissing() {
    browser.open(server.url() + "/console/at/nowhere/contacts");
    browser.waitForText("No such location");
    assertAccessible();
  }

  @Test
  @Tag("long")
  void anAddressIsOpenedAsItIs() throws Exception {
    String id = upsert("\"email\":\"ann@example.com\",\"firstName\":\"Ann\"");
    open("contacts/" + id);
    browser.waitForText("ann@example.com");
    browser.script("history.back()");
    browser.waitFor("the list", () -> browser.path().endsWith("/contacts"));
  }

  private void signOut() {
    browser.waitForElement(".who");
    browser.click(".bar > .menu > button");
    browser.press("Sign out");
    browser.waitForText("Operator token");
  }
}
