package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.upsert.Deciding;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.NameEdit;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Resources;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The request of the API document, word for word. */
class DocumentExampleTest {

  private static final String BODY = Resources.text("document-request.json");

  @Test
  void isReadAsItSays() {
    DndSetting active = new DndSetting(DndSetting.Status.ACTIVE, "string", "string");
    Map<DndChannel, DndSetting> channels = new EnumMap<>(DndChannel.class);
    for (DndChannel channel : DndChannel.values()) {
      channels.put(channel, active);
    }
    Map<TextField, Edit<String>> texts = new EnumMap<>(TextField.class);
    texts.put(TextField.GENDER, Edit.put("male"));
    texts.put(TextField.ADDRESS1, Edit.put("3535 1st St N"));
    texts.put(TextField.CITY, Edit.put("Dolomite"));
    texts.put(TextField.STATE, Edit.put("AL"));
    texts.put(TextField.POSTAL_CODE, Edit.put("35061"));
    texts.put(TextField.WEBSITE, Edit.put("https://www.tesla.com"));
    texts.put(TextField.TIMEZONE, Edit.put("America/Chihuahua"));
    texts.put(TextField.SOURCE, Edit.put("public api"));
    texts.put(TextField.COUNTRY, Edit.put("US"));
    texts.put(TextField.COMPANY_NAME, Edit.put("DGS VolMAX"));
    texts.put(TextField.ASSIGNED_TO, Edit.put("y0BeYjuRIlDwsDcOHOJo"));

    assertThat(Bodies.accepted(BODY))
        .isEqualTo(
            new UpsertRequest(
                new NameEdit(Edit.put("Rosan"), Edit.put("Deo"), Edit.put("Rosan Deo")),
                Edit.put("rosan@deos.com"),
                Edit.put("+18888888888"),
                texts,
                Edit.keep(),
                true,
                channels,
                new DndSetting(DndSetting.Status.ACTIVE, "string", null),
                new Tags(List.of("nisi sint commodo amet", "consequat")),
                Map.of("6dvNaf7VhkQ9snc5vnjJ", Edit.put(new CustomValue.Text("My Text"))),
                false,
                Attribution.UNKNOWN,
                List.of(),
                WriteOptions.DEFAULT,
                Origin.NONE,
                Map.of()));
  }

  @Test
  void isAnswered() {
    UpsertResult result =
        (UpsertResult)
            Deciding.decide(
                Bodies.accepted(BODY),
                Bodies.LOCATION.preference(),
                key -> Optional.empty(),
                null,
                new ContactId("seD4PfOuKoVMLkEZqohJ"),
                Bodies.NOW);
    byte[] answer =
        new ContactAnswers()
            .upsert(
                result,
                WriteOptions.DEFAULT,
                Bodies.LOCATION.id(),
                ApiVersion.V2021_04_15,
                "trace-1");
    assertThat(answer).asString().isEqualTo(Resources.golden("document-answer.json"));
  }
}
