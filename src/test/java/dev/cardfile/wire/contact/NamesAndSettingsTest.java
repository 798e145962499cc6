package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.DndSetting.Status;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Tags;
import dev.cardfile.store.Contacts;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Bodies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is accepted for names, tags and "do not disturb" beyond the table of properties. */
class NamesAndSettingsTest {

  @Test
  void aNullOrBlankChannelIsAbsentAndNamedWhereItHadASetting() {
    UpsertRequest request =
        Bodies.accepted(
            Bodies.with(
                "\"dndSettings\":{\"SMS\":null,\"email\":\"\",\"GMB\":null,\"gmb\":"
                    + "{\"status\":\"active\",\"message\":null,\"code\":null}},"
                    + "\"inboundDndSettings\":{\"all\":null}"));
    assertThat(request.dndChannels())
        .isEqualTo(Map.of(DndChannel.GMB, new DndSetting(DndSetting.Status.ACTIVE, null, null)));
    assertThat(request.inboundDnd()).isNull();
    Contact full = Contacts.full("00000000000000000001", "x");
    assertThat(full.dnd().channels()).containsOnlyKeys(DndChannel.values());
    assertThat(request.notesFor(full))
        .extracting(note -> ((Warning.IgnoredNull) note).property())
        .containsExactly(
            "dndSettings.SMS", "dndSettings.email", "dndSettings.GMB", "inboundDndSettings.all");
    Contact blank =
        Contact.blank(new ContactId("00000000000000000001"), Attribution.UNKNOWN, Bodies.NOW);
    assertThat(request.notesFor(blank)).isEmpty();
  }

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
