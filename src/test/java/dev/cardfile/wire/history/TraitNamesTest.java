package dev.cardfile.wire.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.TextField;
import dev.cardfile.contact.Trait;
import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.ApiVersion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraitNamesTest {

  @Test
  void areThoseOfAContactsMembers() {
    List<Trait> traits =
        Stream.concat(
                Arrays.stream(Trait.Single.values()),
                Arrays.stream(TextField.values()).map(Trait.Text::new))
            .toList();
    List<String> names = TraitNames.of(traits, ApiVersion.V3);
    JsonObject members = (JsonObject) EntryView.FIELDS.schema().json().get("properties");
    assertThat(names).doesNotHaveDuplicates().hasSize(traits.size());
    assertThat(members.members().keySet()).containsAll(names);
  }
}
