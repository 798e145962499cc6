package dev.cardfile.store.sql.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.history.Entry;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.oauth.AppCredential;
import dev.cardfile.search.Term;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The spellings stored in existing databases. A line here must never change. */
class EnumCodecTest {

  @Test
  void everyConstantHasItsOneSpelling() {
    assertSpelling(EnumCodec.MATCHING_FIELD, MatchingField.values(), "email", "phone");
    assertSpelling(
        EnumCodec.DND_CHANNEL,
        DndChannel.values(),
        "call",
        "email",
        "sms",
        "whatsapp",
        "gmb",
        "fb");
    assertSpelling(
        EnumCodec.DND_STATUS, DndSetting.Status.values(), "active", "inactive", "permanent");
    assertSpelling(
        EnumCodec.SCOPE,
        Scope.values(),
        "contacts.readonly",
        "contacts.write",
        "contacts.erase",
        "locations.readonly",
        "locations.write",
        "locations/customFields.readonly",
        "locations/customFields.write",
        "locations/customValues.readonly",
        "locations/customValues.write",
        "locations/tags.readonly",
        "locations/tags.write",
        "locations/tasks.readonly",
        "businesses.readonly",
        "businesses.write",
        "oauth.readonly",
        "oauth.write");
    assertSpelling(
        EnumCodec.TERM_KIND,
        Term.Kind.values(),
        "tag",
        "folded_tag",
        "word",
        "phone_end",
        "assigned_to",
        "custom_value");
    assertSpelling(
        EnumCodec.CHANGE_KIND,
        Entry.Kind.values(),
        "created",
        "updated",
        "deleted",
        "restored",
        "merged",
        "erased");
    assertSpelling(
        EnumCodec.ACTOR_KIND, Actor.Kind.values(), "api", "operator", "command_line", "system");
    assertSpelling(
        EnumCodec.CREDENTIAL_KIND, AppCredential.Kind.values(), "code", "refresh", "company");
    assertSpelling(
        EnumCodec.FIELD_TYPE,
        CustomFieldType.values(),
        "text",
        "large_text",
        "numerical",
        "phone",
        "monetory",
        "checkbox",
        "single_options",
        "multiple_options",
        "date",
        "textbox_list",
        "file_upload",
        "radio",
        "email");
  }

  @Test
  void whatIsNoSpellingIsRefused() {
    assertThatThrownBy(() -> EnumCodec.SCOPE.read("contacts.admin"))
        .isInstanceOf(IllegalStateException.class);
  }

  private static <E extends Enum<E>> void assertSpelling(
      EnumCodec<E> spelling, E[] constants, String... texts) {
    assertThat(Stream.of(constants).map(spelling::write)).containsExactly(texts);
    assertThat(Stream.of(texts).map(spelling::read)).isEqualTo(List.of(constants));
  }
}
