package dev.cardfile.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

  @ParameterizedTest
  @CsvSource({
    "https://app.example/back, https://app.example",
    "https://app.example:8443/back?tenant=1, https://app.example:8443",
    "http://localhost:3000/back, http://localhost:3000",
    "http://127.0.0.1/back, http://127.0.0.1",
    "http://[::1]:9/back, http:",
    "https://[2001:db8::1]/back, https:",
    "com.example.app:/back, com.example.app:",
    "httpx.app:/back, httpx.app:",
    "httpx.app://back, httpx.app:",
  })
  void takes(String text, String origin) {
    assertThat(RedirectUri.parse(text).orElseThrow().origin()).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/back",
        "app.example/back",
        "http://app.example/back",
        "http://localhost.example/back",
        "https:///back",
        "https:back",
        "https://user@app.example/back",
        "https://app.example/back#x",
        "https://app.example/ back",
        "https://app.example/b\u00e4ck",
        "https://app_example;x/back",
        "javascript:alert(1)",
        "data:text/html,x",
        "myapp:/back",
        "HTTPS://app.example/back",
        "https://app.example/back\r\nSet-Cookie: x",
      })
  void refuses(String text) {
    assertThat(RedirectUri.parse(text)).isEmpty();
  }

  @Test
  void addsParametersBehindItsOwn() {
    Map<String, String> code = Map.of("code", "a b&c=\u00e4\r\n#");
    assertThat(new RedirectUri("https://app.example/back").with(code))
        .isEqualTo("https://app.example/back?code=a%20b%26c%3D%C3%A4%0D%0A%23");
    assertThat(new RedirectUri("https://app.example/back?x=1").with(code))
        .startsWith("https://app.example/back?x=1&code=a%20b");
  }
}
