package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The screen with an operator's locations. */
@ParameterizedClass
@MethodSource("stores")
@Timeout(180)
class LocationsScreenTest extends ConsoleScreens {

  @Test
  void aLocationIsMadeSetAndDeleted() {
    openLocations();
    assertAccessible();
    browser.press("New location");
    browser.waitForElement("dialog[open] input:focus");
    browser.type("Second Shop");
    assertAccessible();
    browser.keys(ENTER);
    browser.waitForText("Created Second Shop.");
    browser.waitFor(
        "its settings",
        () ->
            browser.count("[aria-labelledby=settings-title] form") == 1
                && nameInSettings().equals("Second Shop"));
    browser.fill("[aria-labelledby=settings-title] input[placeholder=US]", "nowhere");
    browser.press("Save");
    browser.waitForText("country must be a valid ISO 3166-1 alpha-2 code");
    assertAccessible();
    browser.fill("[aria-labelledby=settings-title] input[placeholder=US]", "DE");
    browser.press("Save");
    browser.waitForText("Saved.");
    String id = browser.script("return document.querySelector('main select').value").asString();
    browser.press("Delete it…");
    browser.waitForElement("dialog[open] input:focus");
    browser.type(id);
    assertAccessible();
    browser.keys(ENTER);
    browser.waitForText("Second Shop is being deleted.");
    browser.waitFor("one location less", () -> browser.count("main > .screen > label option") == 2);
  }

  @Test
  @Tag("long")
  void tokensAreMadeShownOnceAndRevoked() {
    openLocations();
    browser.press("New token");
    browser.waitForElement("dialog[open] input:focus");
    browser.type("Web shop");
    browser.keys(ENTER);
    browser.waitForText("This token is shown only once.");
    assertThat(browser.text("dialog pre")).startsWith("pit-");
    assertAccessible();
    browser.press("I have it");
    browser.waitForText("valid, created");
    assertThat(browser.bodyText()).doesNotContain("pit-");
    browser.press("Revoke Web shop");
    browser.press("Revoke it");
    browser.waitForText("revoked, created");
  }

  @Test
  @Tag("long")
  void fieldsAndTagsAreKept() {
    openLocations();
    browser.press("New field");
    browser.waitForElement("dialog[open] input:focus");
    browser.type("Shirt " + HOSTILE.substring(0, 20));
    browser.script(
        "const s = document.querySelector('dialog select'); s.value = 'SINGLE_OPTIONS';"
            + " s.dispatchEvent(new Event('change', {bubbles: true}))");
    browser.fill("dialog textarea", "S\nM\n<b>L</b>");
    assertAccessible();
    browser.press("Create the field");
    browser.waitForText("one of a list: S, M, <b>L</b>");
    browser.fill("input[placeholder='New tag']", HOSTILE);
    browser.press("Add");
    browser.waitForText("<img src=x onerror");
    assertThat(browser.count("main img, main script, main b")).isZero();
    assertFitsAPhone();
    browser.press("Delete the field Favourite Colour");
    browser.press("Delete it");
    browser.waitForNoText("contact.favourite_colour");
  }

  @Test
  @Tag("long")
  void theLocationThatWasChosenLastIsShown() {
    String other = "zOtherLocation000001";
    openLocations();
    choose("main select", other);
    browser.waitForNoText("contact.favourite_colour");
    browser.press("Contacts");
    browser.waitFor("the other's list", () -> browser.path().contains(other));
    choose(".location select", ConsoleServer.LOCATION.value());
    browser.waitFor("the list", () -> browser.path().contains(ConsoleServer.LOCATION.value()));
    browser.press("Locations");
    browser.waitForText("contact.favourite_colour");
    assertThat(browser.script("return document.querySelector('main select').value").asString())
        .isEqualTo(ConsoleServer.LOCATION.value());
  }

  private void choose(String css, String value) {
    browser.waitForElement(css);
    browser.script(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
            + " s.dispatchEvent(new Event('change', {bubbles: true}))",
        css,
        value);
  }

  private void openLocations() {
    browser.open(server.url() + "/console/locations");
    browser.waitForText("contact.favourite_colour");
    browser.waitForElement("[aria-labelledby=settings-title] form");
  }

  /** Returns the name in the settings; empty while one location's settings replace another's. */
  private String nameInSettings() {
    return browser
        .script(
            "return document.querySelector('[aria-labelledby=settings-title] input')?.value ?? ''")
        .asString();
  }
}
