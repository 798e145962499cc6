package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.json.Characters;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request came from, as found out from whatever was sent. */
class AttributionsTest {

  @Test
  void nothingSentIsUnknown() {
    assertThat(Attributions.of(null, null, null)).isEqualTo(Attribution.UNKNOWN);
    assertThat(Attributions.of(" ", "", "\t")).isEqualTo(Attribution.UNKNOWN);
  }

  @Test
  void everythingIsRead() {
    String referrer =
        "https://shop.example/landing?utm_campaign=spring+sale&utm_source=news&x=1"
            + "&utm_medium=e-mail&utm_content=a%26b&utm_term=%C3%A9t%C3%A9#top";
    assertThat(Attributions.of(" curl/8 ", referrer, "203.0.113.7"))
        .isEqualTo(
            new Attribution(
                "curl/8", referrer, "spring sale", "news", "e-mail", "a&b", "été", "203.0.113.7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          https://x/?utm_source=a&utm_source=b     | a
          https://x/?utm_source=%zz%4              | %zz%4
          https://x/?utm_source=%ff%41             | \ufffdA
          https://x/?utm_source=%00%0aa            | \ufffd\ufffda
          https://x/?utm_source=                   | -
          https://x/?utm_source                    | -
          https://x/?utm_source=%20%20             | -
          https://x/?UTM_SOURCE=a                  | -
          https://x/?utm%5Fsource=a                | a
          https://x/?&&=&=x&utm_source=a=b?c       | a=b?c
          https://x/&utm_source=a                  | -
          https://x/#?utm_source=a                 | -
          ?utm_source=a                            | a
          not a URL ?utm_source=a                  | a
          """)
  void theQueryIsReadLeniently(String referrer, String source) {
    assertThat(Attributions.of(null, referrer, null).utmSource()).isEqualTo(source);
  }

  @Test
  void everyPartIsBoundedAndHarmless() {
    String long255 = "😀".repeat(255);
    Attribution attribution =
        Attributions.of(
            "a\u0000\n\ud800b" + "c".repeat(10_000),
            "https://x/?utm_source=" + "😀".repeat(300) + "&y=" + "z".repeat(10_000),
            "1".repeat(1000));
    assertThat(attribution.userAgent()).startsWith("a\ufffd\ufffd\ufffdb").hasSize(512);
    assertThat(attribution.referrer()).startsWith("https://x/?");
    assertThat(Characters.count(attribution.referrer())).isEqualTo(2048);
    assertThat(attribution.utmSource()).isEqualTo(long255);
    assertThat(attribution.ip()).hasSize(64);
  }

  @Test
  void neverThrows() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    char[] alphabet = "%?&=#+utm_sourcea09fFzZ \ud83d\ude00\u0000\uffff".toCharArray();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("?utm_source=");
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      Attribution attribution = Attributions.of(text.toString(), text.toString(), text.toString());
      assertThat(attribution.userAgent()).as("seed %d, round %d", seed, i).isNotBlank();
      assertThat(Characters.areWellFormed(attribution.toString())).as("seed %d", seed).isTrue();
    }
  }
}
