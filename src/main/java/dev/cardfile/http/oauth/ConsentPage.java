package dev.cardfile.http.oauth;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.Consent;
import dev.cardfile.wire.oauth.ConsentForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a person consents: HTML without scripts, which loads nothing from elsewhere.
 *
 * @param formTargets the targets that the Content-Security-Policy allows for the page's form
 */
record ConsentPage(String body, String formTargets) {

  private static final String HTML = "text/html; charset=utf-8";

  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
      body{max-width:32rem;margin:4rem auto;padding:0 1rem}
      h1{font-size:1.4rem;line-height:1.3}
      ul{padding-left:1.2rem}
      label,input{display:block;width:100%;box-sizing:border-box}
      input{font:inherit;padding:.5rem;margin:.3rem 0 1rem}
      button{font:inherit;padding:.5rem 1.2rem;margin-right:.5rem}
      .why{border-left:.25rem solid #c33;padding-left:.75rem}
      .small{font-size:.875rem;opacity:.8}
      code{overflow-wrap:anywhere}
      """;

  private static final String STYLE_HASH = sha256(STYLE);

  /**
   * Returns the page that asks for a token of the location.
   *
   * @param why what is wrong with the token that was sent; null if none was
   */
  static ConsentPage ofToken(Consent consent, ConsentForm form, @Nullable String why) {
    String body =
        """
        <h1>%s wants to access a location</h1>
        %s
        <p>It asks for permission to</p>
        %s
        <form method="post" action="/oauth/chooselocation">
        %s
        <label for="token">A private integration token of the location, with these permissions</label>
        <input id="token" name="token" type="password" autocomplete="off" autofocus>
        <button name="decision" value="continue">Continue</button>
        <button name="decision" value="deny">Cancel</button>
        </form>
        <p class="small">The app does not see this token. It gets its own tokens, which are valid until
        the app is revoked, even if this token is revoked earlier.</p>
        %s
        """
            .formatted(
                escaped(consent.app().name()),
                why == null ? "" : "<p class=\"why\" role=\"alert\">" + escaped(why) + "</p>",
                scopes(consent),
                hidden(form),
                back(consent));
    return new ConsentPage(body, "'self' " + consent.redirectUri().origin());
  }

  /** Returns the page that shows the token's location and asks for the decision. */
  static ConsentPage ofLocation(
      Consent consent, ConsentForm form, String name, LocationId location) {
    String body =
        """
        <h1>Allow %s to access %s?</h1>
        <p class="small">Location <code>%s</code></p>
        <p>It will be able to</p>
        %s
        <form method="post" action="/oauth/chooselocation">
        %s
        %s
        <button name="decision" value="allow">Allow</button>
        <button name="decision" value="deny">Cancel</button>
        </form>
        %s
        """
            .formatted(
                escaped(consent.app().name()),
                escaped(name),
                escaped(location.value()),
                scopes(consent),
                hidden(form),
                hidden("token", form.token()),
                back(consent));
    return new ConsentPage(body, "'self' " + consent.redirectUri().origin());
  }

  /** Returns a page that says what is wrong, and has no form. */
  static ConsentPage error(String why) {
    return new ConsentPage(
        "<h1>Something is wrong</h1>\n<p class=\"why\">" + escaped(why) + "</p>", "'none'");
  }

  static ApiResponse redirect(String to, String outcome) {
    return new ApiResponse.Body(
        303,
        HTML,
        new byte[0],
        outcome,
        Map.of("Location", to, "Cache-Control", "no-store", "Referrer-Policy", "no-referrer"));
  }

  ApiResponse reply(int status, String outcome) {
    String page =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Cardfile</title>
        <style>%s</style>
        %s</html>
        """
            .formatted(STYLE, body);
    return new ApiResponse.Body(
        status,
        HTML,
        page.getBytes(StandardCharsets.UTF_8),
        outcome,
        Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'sha256-%s'; form-action %s; frame-ancestors 'none'; base-uri 'none'"
                .formatted(STYLE_HASH, formTargets),
            "X-Frame-Options",
            "DENY",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cache-Control",
            "no-store"));
  }

  private static String scopes(Consent consent) {
    StringBuilder list = new StringBuilder("<ul>\n");
    consent.scopes().stream()
        .sorted()
        .forEach(scope ->
            list.append(
                "<li>%s <code class=\"small\">%s</code></li>\n"
                    .formatted(words(scope), escaped(scope.wireName()))));
    return list.append("</ul>").toString();
  }

  private static String words(Scope scope) {
    return switch (scope) {
      case CONTACTS_READONLY -> "read contacts";
      case CONTACTS_WRITE -> "create, update and delete contacts";
      case CONTACTS_ERASE -> "erase people";
      case LOCATIONS_READONLY -> "read the location’s settings";
      case LOCATIONS_WRITE -> "change the location’s settings";
      case CUSTOM_FIELDS_READONLY -> "read custom fields";
      case CUSTOM_FIELDS_WRITE -> "create, update and delete custom fields";
      case CUSTOM_VALUES_READONLY -> "read custom values";
      case CUSTOM_VALUES_WRITE -> "create, update and delete custom values";
      case TAGS_READONLY -> "read the location’s tags";
      case TAGS_WRITE -> "create, update and delete the location’s tags";
      case TASKS_READONLY -> "search the location’s tasks";
      case BUSINESSES_READONLY -> "read businesses";
      case BUSINESSES_WRITE -> "create, update and delete businesses";
      case OAUTH_READONLY -> "see which locations it can access";
      case OAUTH_WRITE -> "get tokens for the locations it can access";
    };
  }

  private static String back(Consent consent) {
    return "<p class=\"small\">You will then be sent to <code>%s</code></p>"
        .formatted(escaped(consent.redirectUri().value()));
  }

  private static String hidden(ConsentForm form) {
    return hidden("response_type", form.responseType())
        + hidden("client_id", form.clientId())
        + hidden("redirect_uri", form.redirectUri())
        + hidden("scope", form.scope())
        + hidden("state", form.state())
        + hidden("code_challenge", form.challenge())
        + hidden("code_challenge_method", form.challengeMethod());
  }

  private static String hidden(String name, @Nullable String value) {
    return value == null
        ? ""
        : "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escaped(value));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
