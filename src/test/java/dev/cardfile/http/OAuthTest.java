package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.wire.ApiVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an app gets tokens over HTTP, and what it must not get. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class OAuthTest {

  private static final LocationId OTHER = new LocationId("other");
  private static final LocationId THIRD = new LocationId("third");
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final String SECRET = "ocs-secret";
  private static final String BACK = "https://app.example/back?x=1";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @Parameter StoreKind kind;
  private static final TestClock CLOCK = new TestClock(START);
  private static StoreFixture database;
  private static RunningServer server;
  private static App app;
  private static App another;
  private static String person;

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, CLOCK);
    RunningServer.addLocation(server.stores(), OTHER);
    RunningServer.addLocation(server.stores(), THIRD);
    app = addApp("app00000000000000001", List.of(RunningServer.LOCATION, OTHER));
    another = addApp("app00000000000000002", List.of());
    person = server.newToken(RunningServer.LOCATION, EnumSet.allOf(Scope.class), null);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  private static App addApp(String id, List<LocationId> locations) {
    App added =
        new App(
            id,
            TokenHash.of(SECRET),
            "<b>Bold</b> & \"Co\"",
            "company",
            List.of(new RedirectUri(BACK)),
            EnumSet.of(
                Scope.CONTACTS_WRITE,
                Scope.CONTACTS_READONLY,
                Scope.OAUTH_READONLY,
                Scope.OAUTH_WRITE),
            locations,
            START,
            null);
    server.stores().apps().create(added);
    return added;
  }

  @Test
  void aPersonsConsentBecomesTokensWhichAreRenewed() throws IOException {
    RawClient.Answer first = exchange(consent(app, person));
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.headers()).containsEntry("cache-control", "no-store");
    assertThat(first.member("locationId")).isEqualTo(RunningServer.LOCATION.value());
    assertThat(first.member("scope")).isEqualTo("contacts.readonly contacts.write");
    assertThat(statusWith(first)).isEqualTo(200);
    CLOCK.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(statusWith(first)).isEqualTo(200);
    CLOCK.advance(Duration.ofMillis(1));
    assertThat(statusWith(first)).isEqualTo(401);
    RawClient.Answer second = refresh(app, first);
    assertThat(statusWith(second)).isEqualTo(200);
    assertThat(second.member("refresh_token")).isNotEqualTo(first.member("refresh_token"));
    CLOCK.advance(Duration.ofDays(365).minusMillis(1));
    RawClient.Answer third = refresh(app, second);
    assertThat(statusWith(third)).isEqualTo(200);
    CLOCK.advance(Duration.ofDays(365));
    assertThat(refresh(app, third).member("code")).isEqualTo("invalid_grant");
  }

  @Test
  void aRefreshTokenThatComesTwiceEndsAllThatCameOfTheConsent() throws IOException {
    RawClient.Answer first = exchange(consent(app, person));
    RawClient.Answer second = refresh(app, first);
    assertThat(statusWith(first)).isEqualTo(200);
    RawClient.Answer again = refresh(app, first);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.member("error")).isEqualTo("invalid_grant");
    assertThat(List.of(statusWith(first), statusWith(second))).containsOnly(401);
    assertThat(refresh(app, second).status()).isEqualTo(400);
  }

  @Test
  void aCodeThatComesTwiceEndsWhatItGave() throws IOException {
    String code = consent(app, person);
    RawClient.Answer first = exchange(code);
    assertThat(statusWith(first)).isEqualTo(200);
    assertThat(exchange(code).member("message"))
        .isEqualTo("Invalid grant: authorization code is invalid");
    assertThat(statusWith(first)).isEqualTo(401);
  }

  @Test
  void aCodeIsGoodForTenMinutes() throws IOException {
    String late = consent(app, person);
    CLOCK.advance(Duration.ofMinutes(10));
    assertThat(exchange(late).status()).isEqualTo(400);
    String soon = consent(app, person);
    CLOCK.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(exchange(soon).status()).isEqualTo(200);
  }

  /** A refusal must not end a code or token that belongs to another app. */
  @Test
  void whatIsAnotherAppsIsRefusedAndStaysGood() throws IOException {
    String code = consent(app, person);
    assertThat(exchange(another, code, BACK, null).status()).isEqualTo(400);
    RawClient.Answer first = exchange(code);
    assertThat(refresh(another, first).status()).isEqualTo(400);
    assertThat(refresh(app, first).status()).isEqualTo(200);
  }

  @Test
  void aCodeIsBoundToItsVerifier() throws IOException {
    String query = query(app) + "&code_challenge_method=S256&code_challenge=" + CHALLENGE;
    String code = codeOf(consent(query + "&decision=allow&token=" + person));
    assertThat(exchange(app, code, BACK, null).status()).isEqualTo(400);
    assertThat(exchange(app, code, BACK, VERIFIER.replace('d', 'e')).status()).isEqualTo(400);
    assertThat(exchange(app, code, "https://app.example/", VERIFIER).status()).isEqualTo(400);
    assertThat(exchange(app, code, BACK, VERIFIER).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&code_challenge=" + CHALLENGE,
        "&code_challenge_method=plain&code_challenge=" + CHALLENGE,
        "&code_challenge_method=S256",
        "&code_challenge_method=S256&code_challenge=short",
      })
  void aChallengeOfAnotherKindIsSentBack(String challenge) throws IOException {
    RawClient.Answer answer = send(Form.get("/oauth/chooselocation?" + query(app) + challenge));
    assertThat(answer.headers().get("location")).isEqualTo(BACK + "&error=invalid_request&state=s");
  }

  @Test
  void aTokenSeesItsLocationAndNothingOfAnother() throws IOException {
    String contact =
        send(Raw.upsert(person, Raw.contact(RunningServer.LOCATION, "mina@example.net")))
            .member("id");
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    String theirs = exchange(consent(app, stranger)).member("access_token");
    assertThat(send(Raw.get(theirs, "/contacts/" + contact)).member("message"))
        .isEqualTo("Contact not found for id:" + contact);
    assertThat(
            send(Raw.upsert(theirs, Raw.contact(RunningServer.LOCATION, "x@example.net")))
                .member("code"))
        .isEqualTo("foreign_location");
    assertThat(send(Raw.get(theirs, "/locations/other")).member("code")).isEqualTo("scope_missing");
  }

  @Test
  void onlyTheAppItselfIsGivenAnything() throws IOException {
    String code = consent(app, person);
    String good = "&grant_type=authorization_code&code=" + code;
    for (String client :
        List.of(
            "client_id=" + app.clientId() + "&client_secret=wrong",
            "client_id=app00000000000000009-cardfile&client_secret=" + SECRET,
            "client_id=" + app.id() + "&client_secret=" + SECRET,
            "client_id=x&client_secret=" + SECRET)) {
      RawClient.Answer answer = send(Form.token(client + good));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.member("error")).isEqualTo("invalid_client");
      assertThat(answer.headers()).containsKey("www-authenticate");
    }
    for (String header : List.of("Basic " + basic(app.clientId() + ":wrong"), "Basic ???")) {
      RawClient.Answer answer =
          send(Form.post("/oauth/token", "Authorization: " + header + "\r\n", good));
      assertThat(answer.status()).isEqualTo(401);
    }
    String right = "Authorization: basic " + basic(app.clientId() + ":" + SECRET) + "\r\n";
    String contradiction = "client_id=" + another.clientId() + good;
    assertThat(send(Form.post("/oauth/token", right, contradiction)).status()).isEqualTo(401);
    assertThat(send(Form.post("/oauth/token", right, good)).status()).isEqualTo(200);
  }

  @Test
  void aBodyInJsonWillDo() throws IOException {
    String body =
        "{\"client_id\":\"%s\",\"client_secret\":\"%s\",\"grant_type\":\"client_credentials\"}"
            .formatted(app.clientId(), SECRET);
    String head =
        "POST /oauth/token HTTP/1.1\r\n" + Raw.HOST + "Content-Type: application/json\r\n";
    assertThat(send(head + Raw.counted(body)).member("userType")).isEqualTo("Company");
  }

  /** The route needs no version, so it ignores an unknown one, and two that differ. */
  @Test
  void onlyV3IsAnsweredInCamelCase() throws IOException {
    String form =
        Form.of(
            "clientId", app.clientId(), "client_secret", SECRET, "grantType", "client_credentials");
    for (String version : List.of("v3", " v3 ")) {
      String body = send(Form.post("/oauth/token", "Version: " + version + "\r\n", form)).body();
      assertThat(body).contains("accessToken", "tokenType", "expiresIn").doesNotContain("_token");
    }
    for (String version : List.of("2021-07-28", "2023-02-21", "v4", "V3")) {
      String body = send(Form.post("/oauth/token", "Version: " + version + "\r\n", form)).body();
      assertThat(body).contains("access_token", "token_type").doesNotContain("accessToken");
    }
    String differ = "Version: v3\r\nVersion: 2021-07-28\r\n";
    assertThat(send(Form.post("/oauth/token", differ, form)).body()).contains("access_token");
  }

  @Test
  void aCompanyTokenIsGoodForTheTokensOfItsLocationsOnly() throws IOException {
    String company = company(app);
    RawClient.Answer own = locationToken(company, "company", OTHER.value());
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.headers()).containsEntry("cache-control", "no-store");
    String token = own.member("access_token");
    assertThat(send(Raw.upsert(token, Raw.contact(OTHER, "x@example.net"))).status())
        .isEqualTo(200);
    assertThat(refresh(app, own).status()).isEqualTo(200);
    String foreign = withoutTrace(locationToken(company, "company", THIRD.value()));
    assertThat(foreign).startsWith("403");
    for (String nowhere : List.of("nowhere", "no where", "x".repeat(65))) {
      assertThat(withoutTrace(locationToken(company, "company", nowhere))).isEqualTo(foreign);
    }
    assertThat(withoutTrace(locationToken(company, "another", OTHER.value()))).isEqualTo(foreign);
    for (String request :
        List.of(
            Raw.upsert(company, Raw.contact(OTHER, "x@example.net")),
            Raw.get(company, "/contacts/x"),
            Raw.get(company, "/locations/other"))) {
      assertThat(send(request).member("code")).isEqualTo("wrong_token_class");
    }
    for (String wrong : List.of(token, person)) {
      assertThat(locationToken(wrong, "company", OTHER.value()).member("code"))
          .isEqualTo("wrong_token_class");
    }
    assertThat(locationToken("oct-unknown", "company", "other").member("code"))
        .isEqualTo("invalid_token");
    CLOCK.advance(Duration.ofHours(24));
    assertThat(locationToken(company, "company", "other").member("code"))
        .isEqualTo("invalid_token");
  }

  /** Faults are reported in the same order as on a location's routes: token, version, scope. */
  @Test
  void tellsFirstWhatComesFirst() throws IOException {
    String path = "/oauth/installed-locations";
    String withoutVersion = "GET %s HTTP/1.1\r\n" + Raw.HOST + "Authorization: Bearer %s\r\n\r\n";
    assertThat(send(withoutVersion.formatted(path, "oct-x")).member("code"))
        .isEqualTo("invalid_token");
    for (String token : List.of(company(app), person)) {
      assertThat(send(withoutVersion.formatted(path, token)).member("code"))
          .isEqualTo("version_missing");
    }
    App reader =
        new App(
            "app00000000000000003",
            TokenHash.of(SECRET),
            "Reader",
            "company",
            List.of(),
            EnumSet.of(Scope.OAUTH_READONLY),
            List.of(OTHER),
            START,
            null);
    server.stores().apps().create(reader);
    String reads = company(reader);
    assertThat(send(Raw.bare("GET", path, reads, "v3")).status()).isEqualTo(200);
    assertThat(locationToken(reads, "company", "other").member("code")).isEqualTo("scope_missing");
  }

  /** Before v3, apps requested tokens without a version; v3 has other paths. */
  @Test
  void eachPathIsThereUnderItsVersions() throws IOException {
    String company = company(app);
    String withoutVersion = "GET %s HTTP/1.1\r\n" + Raw.HOST + "Authorization: Bearer %s\r\n\r\n";
    String before = "/oauth/installedLocations";
    String since = "/oauth/installed-locations";
    assertThat(send(withoutVersion.formatted(before, company)).status()).isEqualTo(200);
    assertThat(send(withoutVersion.formatted(before, person)).member("code"))
        .isEqualTo("wrong_token_class");
    for (ApiVersion version : ApiVersion.values()) {
      boolean v3 = version == ApiVersion.V3;
      assertThat(send(Raw.bare("GET", before, company, version.wireName())).status())
          .isEqualTo(v3 ? 400 : 200);
      assertThat(send(Raw.bare("GET", since, company, version.wireName())).status())
          .isEqualTo(v3 ? 200 : 404);
    }
    assertThat(send(Raw.bare("GET", before, company, "v4")).member("code"))
        .isEqualTo("version_invalid");
    String form = Form.of("companyId", "company", "locationId", OTHER.value());
    String bearer = "Authorization: Bearer " + company + "\r\n";
    assertThat(send(Form.post("/oauth/locationToken", bearer, form)).status()).isEqualTo(200);
    String v3 = bearer + "Version: v3\r\n";
    assertThat(send(Form.post("/oauth/locationToken", v3, form)).member("code"))
        .isEqualTo("removed_in_v3");
    assertThat(send(Form.post("/oauth/location-token", v3, form)).status()).isEqualTo(200);
    assertThat(send(Form.with(company, "/oauth/location-token", form)).status()).isEqualTo(404);
  }

  @Test
  void aCompanySeesItsLocationsByPages() throws IOException {
    String company = company(app);
    String path = "/oauth/installedLocations?companyId=company&appId=" + app.id();
    assertThat(send(Raw.get(company, path)).body())
        .contains("\"_id\":\"other\"", "\"_id\":\"ve9", "\"count\":2", "\"hasNextPage\":false")
        .doesNotContain("third");
    assertThat(send(Raw.get(company, path + "&limit=1")).body())
        .contains("\"_id\":\"ve9", "\"count\":2", "\"nextPageToken\":\"1\"")
        .doesNotContain("\"other\"");
    assertThat(send(Raw.get(company, path + "&pageSize=1&pageToken=1")).body())
        .contains("\"_id\":\"other\"", "\"hasNextPage\":false");
    assertThat(send(Raw.get(company, path + "&isInstalled=false")).body())
        .contains("\"locations\":[],\"count\":0");
    assertThat(send(Raw.get(company, path + "&locationId=other")).body()).contains("\"count\":1");
    assertThat(send(Raw.get(company, path + "&locationId=third")).body()).contains("\"count\":0");
    assertThat(send(Raw.get(company, path + "&query=EXAM")).body()).contains("\"count\":2");
    assertThat(send(Raw.get(company, path + "&limit=x")).status()).isEqualTo(422);
    assertThat(send(Raw.get(company, path + "x")).status()).isEqualTo(403);
    assertThat(send(Raw.get(company, "/oauth/installedLocations?companyId=x")).status())
        .isEqualTo(403);
    assertThat(send(Raw.get(person, path)).member("code")).isEqualTo("wrong_token_class");
  }

  /** There is no redirect unless the redirect URI is known to belong to the app. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "client_id=x",
        "client_id=app00000000000000009-cardfile&redirect_uri=" + BACK,
        "client_id=app00000000000000001-cardfile",
        "client_id=app00000000000000001-cardfile&redirect_uri=https://evil.example/",
        "client_id=app00000000000000001-cardfile&redirect_uri=https://app.example/back",
        "client_id=app00000000000000001-cardfile&redirect_uri=https://app.example/back?x%3D1%26y",
        "client_id=app00000000000000001-cardfile&client_id=x&redirect_uri="
            + "https://app.example/back?x%3D1",
        "client_id=%ff",
      })
  void aLinkThatIsNotTheAppsLeadsNowhere(String query) throws IOException {
    for (RawClient.Answer answer :
        List.of(
            send(Form.get("/oauth/chooselocation?" + query)),
            consent(query + "&decision=allow&token=" + person),
            consent(query + "&decision=deny"))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers()).doesNotContainKey("location");
      assertThat(answer.body()).startsWith("<!doctype html>").doesNotContain("evil");
    }
  }

  @Test
  void thePageShowsWhatIsAskedAndIsNobodyElses() throws IOException {
    String state = "\"'><script>alert(1)</script>";
    String query = query(app).replace("state=s", Form.of("state", state));
    RawClient.Answer asked = send(Form.get("/oauth/chooselocation?" + query));
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.headers().get("content-security-policy"))
        .contains(
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self' https://app.example;");
    assertThat(asked.headers())
        .containsEntry("x-frame-options", "DENY")
        .containsEntry("cache-control", "no-store");
    assertThat(asked.body())
        .contains("&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;Co&quot;", "contacts.write")
        .contains("value=\"&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
        .doesNotContain("<script", "<b>", ">oauth.write<", ">locations.readonly<");
    RawClient.Answer shown = consent(query + "&decision=continue&token=" + person);
    assertThat(shown.body())
        .contains("to access Example?", RunningServer.LOCATION.value(), "value=\"allow\"");
    RawClient.Answer allowed = consent(query + "&decision=allow&token=" + person);
    assertThat(allowed.status()).isEqualTo(303);
    assertThat(URI.create(allowed.headers().get("location")).getQuery())
        .startsWith("x=1&code=oac-")
        .endsWith("&state=" + state);
  }

  /** Submits the hidden fields of each page with the person's decision, as a browser does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%20blanks%20at%20the%20ends%20",
        "++plus++",
        "%20",
        "%09tab%C2%A0%E3%80%80",
        "a%2Bb%26c%3Dd%25e%2520",
        "f%C3%BCr+%E5%B1%B1+%F0%9F%A6%8A+e%CC%81+%EF%BB%BF",
        "%22%27%3C%3E%26quot%3B%26%2332%3B",
        "~!*()_.-/?:@%23;,$%5B%5D%7C",
        "%01%7F%C2%85",
      })
  void theStateComesBackToTheByte(String sent) throws IOException {
    String state = URLDecoder.decode(sent, StandardCharsets.UTF_8);
    String query = query(app).replace("state=s", "state=" + sent);
    String page = send(Form.get("/oauth/chooselocation?" + query)).body();
    for (String decision : List.of("deny", "allow")) {
      String shown = consent(hiddenFields(page) + "&decision=continue&token=" + person).body();
      RawClient.Answer answer = consent(hiddenFields(shown) + "&decision=" + decision);
      String back = answer.headers().get("location");
      assertThat(back).as(answer.body()).contains("&state=").doesNotContain("+");
      // Without a plus, the state is the same whether it is decoded as part of a form or of a URI.
      assertThat(URI.create(back).getQuery()).endsWith("&state=" + state);
    }
  }

  @Test
  void aStateThatCannotComeBackIsRefused() throws IOException {
    String longest = " s".repeat(5000);
    for (String state :
        List.of("a%0D%0Ab", "a%0A", "%0D", "%00", "%FF", "%ED%A0%80", "%zz", "x&state=y")) {
      String query = query(app).replace("state=s", "state=" + state);
      assertThat(send(Form.get("/oauth/chooselocation?" + query)).status())
          .as(state)
          .isEqualTo(400);
      RawClient.Answer posted = consent(query + "&decision=deny");
      assertThat(posted.status()).as(state).isEqualTo(400);
      assertThat(posted.headers()).doesNotContainKey("location");
    }
    String form = query(app).replace("state=s", Form.of("state", longest)) + "&decision=deny";
    assertThat(consent(form).headers().get("location"))
        .endsWith("&state=" + longest.replace(" ", "%20"));
    assertThat(consent(form.replace("&state=", "&state=s")).status()).isEqualTo(400);
    assertThat(consent(query(app).replace("state=s", "state=") + "&decision=deny").headers())
        .containsEntry("location", BACK + "&error=access_denied");
  }

  /** Returns the hidden fields of a page as a browser would submit them, percent-encoded anew. */
  private static String hiddenFields(String page) {
    StringBuilder form = new StringBuilder();
    Matcher field =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
            .matcher(page);
    while (field.find()) {
      String value =
          field
              .group(2)
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("&amp;", "&");
      form.append(form.isEmpty() ? "" : "&").append(Form.of(field.group(1), value));
    }
    return form.toString();
  }

  @Test
  void whoDoesNotConsentIsSentBackWithoutACode() throws IOException {
    RawClient.Answer answer = consent(query(app) + "&decision=deny");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers().get("location")).isEqualTo(BACK + "&error=access_denied&state=s");
  }

  @ParameterizedTest
  @CsvSource({
    "response_type=token, unsupported_response_type",
    "scope=locations.readonly, invalid_scope",
    "scope=opportunities.write oauth.write, invalid_scope",
  })
  void whatCannotBeHadIsSentBack(String parameter, String error) throws IOException {
    String name = parameter.substring(0, parameter.indexOf('='));
    String query = query(app).replaceFirst(name + "=[^&]*", parameter.replace(' ', '+'));
    RawClient.Answer answer = send(Form.get("/oauth/chooselocation?" + query));
    assertThat(answer.headers().get("location")).isEqualTo(BACK + "&error=" + error + "&state=s");
  }

  @Test
  void onlyWhoMayDoItAllMayAllowIt() throws IOException {
    String reads =
        server.newToken(RunningServer.LOCATION, EnumSet.of(Scope.CONTACTS_READONLY), null);
    String issued = exchange(consent(app, person)).member("access_token");
    String company = company(app);
    for (String token : List.of(reads, issued, company, "pit-nothing", "")) {
      for (String decision : List.of("continue", "allow")) {
        RawClient.Answer answer = consent(query(app) + "&decision=" + decision + "&token=" + token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey("location");
        assertThat(answer.body()).contains("role=\"alert\"");
      }
    }
    String readsOnly = query(app).replace("+contacts.write", "");
    String code = codeOf(consent(readsOnly + "&decision=allow&token=" + reads));
    RawClient.Answer answer = exchange(code);
    assertThat(answer.member("scope")).isEqualTo("contacts.readonly");
    assertThat(statusWith(answer)).as("of an upsert").isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site: cross-site, 403",
    "Sec-Fetch-Site: same-site, 403",
    "Sec-Fetch-Site: same-origin, 303",
    "Origin: https://evil.example, 403",
    "Origin: null, 403",
    "Origin: http://localhost, 303",
    "X-Nothing: x, 303",
  })
  void aFormOfAnotherSiteIsNotTaken(String header, int status) throws IOException {
    String form = query(app) + "&decision=allow&token=" + person;
    assertThat(send(Form.post("/oauth/chooselocation", header + "\r\n", form)).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grant_type=x | [\"grant_type must be a valid enum value\"]",
        "x=y | [\"grant_type must be a valid enum value\",\"grant_type should not be empty\"]",
        "grant_type= | [\"grant_type must be a valid enum value\",\"grant_type should not be empty\"]",
        "grant_type=refresh_token |"
            + " [\"refresh_token should not be empty\",\"refresh_token must be a string\"]",
        "grant_type=refresh_token&refresh_token=a&refresh_token=b |"
            + " [\"refresh_token must be a string\"]",
        "grant_type=authorization_code | [\"code should not be empty\",\"code must be a string\"]",
        "grant_type=client_credentials&user_type=x | [\"user_type must be a valid enum value\"]",
      })
  void tellsWhatIsWrongInTheOriginalsWords(String form, String messages) throws IOException {
    String client = Form.of("client_id", app.clientId(), "client_secret", SECRET);
    RawClient.Answer answer = send(Form.token(client + "&" + form));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .startsWith("{\"statusCode\":422,\"message\":" + messages + ",\"error\":\"Unproc");
  }

  @Test
  void takesFormsOfABoundedSizeAndOfItsTypeOnly() throws IOException {
    RawClient.Answer type =
        send(
            "POST /oauth/token HTTP/1.1\r\n"
                + Raw.HOST
                + "Content-Type: text/xml\r\n"
                + Raw.counted("a=b"));
    assertThat(type.member("code")).isEqualTo("unsupported_media_type");
    assertThat(type.member("hint")).contains("application/x-www-form-urlencoded");
    assertThat(send(Form.token("a=%ff")).member("code")).isEqualTo("unreadable_form");
    assertThat(send(Form.token("{")).member("code")).isEqualTo("unreadable_json");
    assertThat(send(Form.token("a=" + "x".repeat(1_100_000))).member("code"))
        .isEqualTo("payload_too_large");
    assertThat(send(Form.token("a=" + "x".repeat(16 * 1024 - 2))).status()).isEqualTo(422);
    assertThat(send(Form.token("a=" + "x".repeat(16 * 1024 - 1))).member("code"))
        .isEqualTo("payload_too_large");
    assertThat(send(Form.token("a=1&".repeat(200))).status()).isEqualTo(422);
    assertThat(send(Form.token("a=1&".repeat(201))).member("code")).isEqualTo("too_many_values");
    assertThat(send(Form.token("{\"a\":[" + "1,".repeat(198) + "1]}")).member("code"))
        .isEqualTo("too_many_values");
    assertThat(send(Form.token("grant_type=x&client_id=" + "x".repeat(10_001))).status())
        .isEqualTo(422);
  }

  private static String query(App of) {
    return Form.of(
        "response_type",
        "code",
        "client_id",
        of.clientId(),
        "redirect_uri",
        BACK,
        "scope",
        "contacts.readonly contacts.write opportunities.write oauth.write",
        "state",
        "s");
  }

  private static RawClient.Answer consent(String form) throws IOException {
    return send(Form.post("/oauth/chooselocation", "Sec-Fetch-Site: same-origin\r\n", form));
  }

  private static String consent(App of, String token) throws IOException {
    return codeOf(consent(query(of) + "&decision=allow&token=" + token));
  }

  private static String codeOf(RawClient.Answer sentBack) {
    Matcher code =
        Pattern.compile("[?&]code=([^&]+)")
            .matcher(sentBack.headers().getOrDefault("location", ""));
    assertThat(code.find()).as(sentBack.body()).isTrue();
    return code.group(1);
  }

  private static RawClient.Answer exchange(String code) throws IOException {
    return exchange(app, code, BACK, null);
  }

  private static RawClient.Answer exchange(App by, String code, String back, String verifier)
      throws IOException {
    String form =
        Form.of(
            "client_id",
            by.clientId(),
            "client_secret",
            SECRET,
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            back);
    return send(Form.token(form + (verifier == null ? "" : "&code_verifier=" + verifier)));
  }

  private static RawClient.Answer refresh(App by, RawClient.Answer before) throws IOException {
    return send(
        Form.token(
            Form.of(
                "client_id",
                by.clientId(),
                "client_secret",
                SECRET,
                "grant_type",
                "refresh_token",
                "refresh_token",
                before.member("refresh_token"),
                "user_type",
                "Location")));
  }

  private static String company(App of) throws IOException {
    String form =
        Form.of(
            "client_id",
            of.clientId(),
            "client_secret",
            SECRET,
            "grant_type",
            "client_credentials");
    return send(Form.token(form)).member("access_token");
  }

  private static RawClient.Answer locationToken(String token, String company, String location)
      throws IOException {
    String form = Form.of("companyId", company, "locationId", location);
    return send(Form.with(token, "/oauth/locationToken", form));
  }

  /** Returns the status of an upsert with the access token of an answer. */
  private static int statusWith(RawClient.Answer tokens) throws IOException {
    String body = Raw.contact(RunningServer.LOCATION, "mina@example.net");
    return send(Raw.upsert(tokens.member("access_token"), body)).status();
  }

  private static String basic(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String withoutTrace(RawClient.Answer answer) {
    return answer.status() + answer.body().replace(answer.headers().get("x-trace-id"), "");
  }

  private static RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
