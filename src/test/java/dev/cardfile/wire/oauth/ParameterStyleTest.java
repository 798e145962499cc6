package dev.cardfile.wire.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.oauth.ExchangeParameters;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The two spellings of OAuth's parameters, alone and together. */
class ParameterStyleTest {

  private static final TokenRequest READ =
      new TokenRequest(
          "a",
          "s",
          new TokenRequest.Ask.Exchange(
              "c", new ExchangeParameters.OfCode("https://a.example/b", "v")));

  @ParameterizedTest
  @EnumSource(ParameterStyle.class)
  void everyParameterIsTakenInEitherSpelling(ParameterStyle version) {
    for (ParameterStyle sent : ParameterStyle.values()) {
      String form =
          String.join(
              "&",
              sent.of("client_id") + "=a",
              sent.of("client_secret") + "=s",
              sent.of("grant_type") + "=authorization_code",
              "code=c",
              sent.of("redirect_uri") + "=https://a.example/b",
              sent.of("code_verifier") + "=v",
              sent.of("user_type") + "=Location");
      assertThat(read(form, version)).isEqualTo(new BodyReading.Accepted<>(READ));
      String json = "{\"" + form.replace("=", "\":\"").replace("&", "\",\"") + "\"}";
      assertThat(read(json, version)).isEqualTo(new BodyReading.Accepted<>(READ));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client_id=a&clientId=a                    | SNAKE | client_id     | clientId
          clientId=a&client_id=a                    | SNAKE | client_id     | clientId
          clientId=a&client_id=a                    | CAMEL | clientId      | client_id
          {"grant_type":null,"grantType":"x"}       | CAMEL | grantType     | grant_type
          refreshToken=&refresh_token=r             | SNAKE | refresh_token | refreshToken
          user_type=Location&x=1&userType=Location  | CAMEL | userType      | user_type
          """)
  void aParameterInBothSpellingsIsUnreadable(
      String body, ParameterStyle version, String kept, String other) {
    assertThat(read(body, version))
        .isEqualTo(new BodyReading.Refused<>(new Problem.TwoSpellings(kept, other)));
  }

  /** Otherwise a parameter in neither spelling would be accepted. */
  @Test
  void whatIsSpelledOtherwiseIsNotKnown() {
    for (String name : List.of("clientid", "ClientId", "client_Id", "client__id")) {
      assertThat(
              read(name + "=a&client_secret=s&grant_type=client_credentials", ParameterStyle.SNAKE))
          .isInstanceOf(BodyReading.Refused.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "access_token, accessToken",
    "code, code",
    "redirect_uri, redirectUri",
    "code_verifier, codeVerifier"
  })
  void camelCaseIsMadeOfSnakeCase(String snake, String camel) {
    assertThat(ParameterStyle.SNAKE.of(snake)).isEqualTo(snake);
    assertThat(ParameterStyle.CAMEL.of(snake)).isEqualTo(camel);
  }

  private static BodyReading<TokenRequest> read(String body, ParameterStyle version) {
    return new TokenRequestReader().read(body.getBytes(StandardCharsets.UTF_8), null, version);
  }
}
