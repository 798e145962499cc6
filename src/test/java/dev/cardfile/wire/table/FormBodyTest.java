package dev.cardfile.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormBodyTest {

  private static final Property.OfBoolean FLAG = Property.bool("flag");
  private static final Property.OfInteger COUNT = Property.integer("count", 0, 9, Sent.NUMBER);
  private static final Shape INNER =
      Shape.of(FLAG, COUNT, Property.string("text", 9, Format.TEXT), Property.rawString("raw", 9));
  private static final Shape SHAPE =
      INNER.with(
          Property.object("one", INNER),
          Property.objects("many", 9, INNER),
          Property.strings("texts", 9, 9),
          new Property.Other("other", Schema.ANY));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flag=true             | {"flag":true}
          flag=1                | {"flag":true}
          flag=false            | {"flag":false}
          flag=+0+              | {"flag":false}
          flag=True             | {"flag":"True"}
          flag=2                | {"flag":"2"}
          flag=                 | {"flag":""}
          flag[]=1              | {"flag":["1"]}
          count=12              | {"count":12}
          count=-3              | {"count":-3}
          count=4.0             | {"count":4.0}
          count=1e3             | {"count":"1e3"}
          count=x               | {"count":"x"}
          count=+               | {"count":" "}
          text=1&raw=true       | {"text":"1","raw":"true"}
          texts[]=1&texts[]=    | {"texts":["1",""]}
          other=1&flag2=1       | {"other":"1","flag2":"1"}
          one[flag]=1&one[x]=1  | {"one":{"flag":true,"x":"1"}}
          many[3][flag]=0       | {"many":[{"flag":false}]}
          many[]=1              | {"many":["1"]}
          many=1&one=1          | {"many":"1","one":"1"}
          """)
  void textsBecomeWhatTheirPropertiesAre(String form, String json) {
    FormBody.Reading reading = FormBody.read(form.getBytes(StandardCharsets.UTF_8), SHAPE);
    assertThat(new String(((FormBody.Reading.Said) reading).json(), StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @Test
  void saysWhatIsWrongWithAForm() {
    assertThat(FormBody.read(new byte[] {'a', '=', '%'}, SHAPE))
        .isEqualTo(new FormBody.Reading.Unreadable(new Problem.UnreadableForm()));
  }
}
