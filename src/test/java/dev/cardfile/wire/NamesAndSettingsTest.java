package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.DndSetting.Status;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Tags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is accepted of names, tags and "do not disturb" beyond the table of properties. */
class NamesAndSettingsTest {

  @Test
  void namesAreTrimmedAndFolded() {
    var name =
        Bodies.accepted(
                Bodies.with(
                    "\"firstName\":\" Anna \\t\\n Maria \",\"name\":\"\\u00a0Anna\\u2003Maria Lee\""))
            .name();
    assertThat(name.first()).isEqualTo(Edit.put("Anna Maria"));
    assertThat(name.full()).isEqualTo(Edit.put("Anna Maria Lee"));
  }

  @Test
  void otherTextsAreOnlyTrimmed() {
    var texts = Bodies.accepted(Bodies.with("\"city\":\" New  York\\u00a0\"")).texts();
    assertThat(texts.values()).containsExactly(Edit.put("New  York"));
  }

  @Test
  void tagsAreNormalised() {
    String tags = "[\" VIP \",\"vip\",\"\",\" \",\"Ärger\",\"b\",\"\\u00a0b\"]";
    assertThat(Bodies.accepted(Bodies.with("\"tags\":" + tags)).tags())
        .isEqualTo(new Tags(List.of("vip", "ärger", "b")));
  }

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void channelsAreReadByEitherSpelling(ApiVersion version) {
    for (DndChannel channel : DndChannel.values()) {
      String name = DndNames.of(channel, version);
      String body =
          Bodies.with(
              "\"dndSettings\":{\"" + name + "\":{\"status\":\" permanent \",\"code\":\"\"}}");
      assertThat(Bodies.accepted(body).dndChannels())
          .isEqualTo(Map.of(channel, new DndSetting(Status.PERMANENT, null, null)));
    }
  }

  @Test
  void differentChannelsMayBeSpelledDifferently() {
    String body =
        Bodies.with(
            "\"dndSettings\":{\"SMS\":{\"status\":\"active\"},\"fb\":{\"status\":\"inactive\"}}");
    assertThat(Bodies.accepted(body).dndChannels().keySet())
        .containsExactly(DndChannel.SMS, DndChannel.FB);
  }
}
