package dev.cardfile.wire.oauth;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.form.FormReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The spellings of OAuth's parameters. A request may use either, an answer uses only one. */
public enum ParameterStyle {
  /** {@code client_id}, as in OAuth. */
  SNAKE,

  /** {@code clientId}, as in version 3 of the API. */
  CAMEL;

  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

  public static ParameterStyle of(ApiVersion version) {
    return version == ApiVersion.V3 ? CAMEL : SNAKE;
  }

  /** Returns a name in this spelling. */
  String of(String snake) {
    return this == SNAKE
        ? snake
        : NEXT_WORD.matcher(snake).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private ParameterStyle other() {
    return this == SNAKE ? CAMEL : SNAKE;
  }

  /**
   * Parses a form whose parameters may be in either spelling, and converts their names to this one.
   * A form that has a parameter in both spellings is unreadable, because it is not known which is
   * meant.
   *
   * @param names the names of the parameters, in snake case
   */
  FormReader.Parsed read(byte[] body, Collection<String> names) {
    return switch (FormReader.body(body, FormReader.MAX_OAUTH_FIELDS)) {
      case FormReader.Parsed.Unreadable unreadable -> unreadable;
      case FormReader.Parsed.Form(JsonObject form) -> respelled(form, names);
    };
  }

  private FormReader.Parsed respelled(JsonObject form, Collection<String> names) {
    Map<String, String> known =
        names.stream()
            .filter(name -> !of(name).equals(other().of(name)))
            .collect(Collectors.toMap(other()::of, this::of));
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : form.members().entrySet()) {
      String sent = member.getKey();
      String name = known.getOrDefault(sent, sent);
      if (!name.equals(sent) && form.get(name) != null) {
        return new FormReader.Parsed.Unreadable(new Problem.TwoSpellings(name, sent));
      }
      members.put(name, member.getValue());
    }
    return new FormReader.Parsed.Form(new JsonObject(members));
  }
}
