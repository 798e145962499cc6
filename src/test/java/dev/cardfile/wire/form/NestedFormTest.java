package dev.cardfile.wire.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.wire.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                     | {}
          &&                                     | {}
          a=1                                    | {"a":"1"}
          a                                      | {"a":""}
          a=1&b=two+words&c=%C3%B6               | {"a":"1","b":"two words","c":"ö"}
          tags[]=x                               | {"tags":["x"]}
          tags[]=x&b=1&tags[]=y&tags[]=x         | {"tags":["x","y","x"],"b":"1"}
          tags%5B%5D=x&tags%5b%5d=y&tags[]=z     | {"tags":["x","y","z"]}
          tags[0]=x&tags[1]=y                    | {"tags":["x","y"]}
          tags[7]=y&tags[999]=z&tags[0]=x        | {"tags":["x","y","z"]}
          f[0][id]=1&f[0][field_value]=2         | {"f":[{"id":"1","field_value":"2"}]}
          f[1][id]=b&f[0][id]=a&f[1][key]=c      | {"f":[{"id":"a"},{"id":"b","key":"c"}]}
          f[0][v][]=x&f[0][v][]=y                | {"f":[{"v":["x","y"]}]}
          d[SMS][status]=active                  | {"d":{"SMS":{"status":"active"}}}
          a[b][c][d][e][f]=1                     | {"a":{"b":{"c":{"d":{"e":{"f":"1"}}}}}}
          __proto__=1&a[__proto__][constructor]=2 | {"__proto__":"1","a":{"__proto__":{"constructor":"2"}}}
          a[-1]=x&a[1x]=y&a[ 1]=z                | {"a":{"-1":"x","1x":"y"," 1":"z"}}
          a.b=1&a->b=2                           | {"a.b":"1","a->b":"2"}
          a==[b]                                 | {"a":"=[b]"}
          """)
  void reads(String form, String json) {
    assertThat(read(form)).isEqualTo(new FormReader.Parsed.Form(JsonReader.parse(json)));
    // Comparing the JSON checks the order of the members too.
    assertThat(JsonWriter.compact(((FormReader.Parsed.Form) read(form)).fields())).isEqualTo(json);
  }

  @Test
  void passesOverBlanksAroundIt() {
    assertThat(read(" a=1\r\n")).isEqualTo(read("a=1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=1&a=2              | Field 2: its name occurs twice.
          a=1&b=2&a=1          | Field 3: its name occurs twice.
          a[0]=1&a[0]=2        | Field 2: its name occurs twice.
          a[b]=1&a[b]=2        | Field 2: its name occurs twice.
          a%5Bb%5D=1&a[b]=2    | Field 2: its name occurs twice.
          a=1&a[]=2            | Field 2: its name stands for a value, a list and an object, or two of these.
          a=1&a[b]=2           | Field 2: its name stands for a value, a list and an object, or two of these.
          a[b]=1&a[0]=2        | Field 2: its name stands for a value, a list and an object, or two of these.
          a[]=1&a[b]=2         | Field 2: its name stands for a value, a list and an object, or two of these.
          a[]=1&a=2            | Field 2: its name stands for a value, and for a list or an object.
          a[0][b]=1&a[0]=2     | Field 2: its name stands for a value, and for a list or an object.
          a[]=1&a[1]=2         | Field 2: its list has items with an index and without.
          a[1]=1&a[]=2         | Field 2: its list has items with an index and without.
          a[][b]=1             | Field 1: only the last brackets in a name may be empty.
          a[1000]=1            | Field 1: an index is a number from 0 to 999.
          a[999999999]=1       | Field 1: an index is a number from 0 to 999.
          a[99999999999999]=1  | Field 1: an index is a number from 0 to 999.
          a[1000][b]=1         | Field 1: an index is a number from 0 to 999.
          a[00]=1              | Field 1: an index is a number from 0 to 999.
          a[01]=1              | Field 1: an index is a number from 0 to 999.
          a[=1                 | Field 1: the brackets in its name do not match.
          a[b=1                | Field 1: the brackets in its name do not match.
          a]=1                 | Field 1: the brackets in its name do not match.
          a[b]c=1              | Field 1: the brackets in its name do not match.
          a[b]]=1              | Field 1: the brackets in its name do not match.
          a[b[c]]=1            | Field 1: the brackets in its name do not match.
          a[b][c=1             | Field 1: the brackets in its name do not match.
          [x]=1                | Field 1: it has no name.
          []=1                 | Field 1: it has no name.
          =1                   | Field 1: it has no name.
          a[b][c][d][e][f][g]=1 | Field 1: its name has more than 5 pairs of brackets.
          {"a":1}              | This looks like JSON: send it as application/json.
          """)
  void refuses(String form, String hint) {
    assertThat(read(form))
        .isEqualTo(new FormReader.Parsed.Unreadable(new Problem.UnreadableForm(hint)));
  }

  @ParameterizedTest
  @CsvSource({"a=%", "a=%4", "%zz=a", "a=%C3", "a[%ff]=1", "a=%ED%A0%80"})
  void refusesWhatIsNotUtf8(String form) {
    assertThat(read(form))
        .isEqualTo(new FormReader.Parsed.Unreadable(new Problem.UnreadableForm()));
  }

  @Test
  void stopsAtOneFieldTooMany() {
    assertThat(read("a[]=&".repeat(2500)))
        .isEqualTo(
            new FormReader.Parsed.Form(
                object("a", new JsonArray(Collections.nCopies(2500, new JsonString(""))))));
    assertThat(read("a[]=&".repeat(2501)))
        .isEqualTo(new FormReader.Parsed.Unreadable(new Problem.TooManyValues(2500, "fields")));
  }

  /** As PHP's http_build_query and others write forms: with all indexes, or without the last. */
  @Test
  void readsBackWhatWasWritten() {
    long seed = new Random().nextLong();
    System.out.println("nested forms: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      JsonObject object = object(random, 0);
      List<String> fields = new ArrayList<>();
      object.members().forEach((name, value) -> flatten(encoded(name), value, random, fields));
      assertThat(read(String.join("&", fields)))
          .as("seed %d: %s", seed, fields)
          .isEqualTo(new FormReader.Parsed.Form(object));
    }
  }

  /** Any bytes result in a form or a problem. */
  @Test
  void throwsNothing() {
    long seed = new Random().nextLong();
    System.out.println("bytes as forms: seed " + seed);
    Random random = new Random(seed);
    String signs = "ab01[]%5BD=&+{. \u00e9";
    for (int i = 0; i < 20_000; i++) {
      String form =
          random
              .ints(random.nextInt(24), 0, signs.length())
              .mapToObj(at -> signs.substring(at, at + 1))
              .collect(Collectors.joining());
      assertThat(read(form)).as("seed %d: %s", seed, form).isNotNull();
    }
  }

  private static void flatten(String name, Json value, Random random, List<String> fields) {
    String open = random.nextBoolean() ? "[" : "%5B";
    String close = random.nextBoolean() ? "]" : "%5d";
    switch (value) {
      case JsonObject(var members) ->
          members.forEach((inner, member) ->
              flatten(name + open + encoded(inner) + close, member, random, fields));
      case JsonArray(var items) -> {
        boolean plain = items.stream().allMatch(JsonString.class::isInstance);
        boolean numbered = !plain || random.nextBoolean();
        List<Integer> places = new ArrayList<>(IntStream.range(0, items.size()).boxed().toList());
        if (numbered) {
          Collections.shuffle(places, random);
        }
        int gap = 1 + random.nextInt(9);
        for (int place : places) {
          String at = numbered ? Integer.toString(place * gap) : "";
          flatten(name + open + at + close, items.get(place), random, fields);
        }
      }
      case JsonString(String text) -> fields.add(name + "=" + encoded(text));
      default -> throw new AssertionError(value);
    }
  }

  private static JsonObject object(Random random, int depth) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      members.put("n" + text(random).replaceAll("[\\[\\]]", ""), value(random, depth));
    }
    return new JsonObject(members);
  }

  private static Json value(Random random, int depth) {
    if (depth == NestedForm.MAX_DEPTH || random.nextInt(3) == 0) {
      return new JsonString(text(random));
    }
    if (random.nextBoolean()) {
      return object(random, depth + 1);
    }
    return new JsonArray(
        IntStream.range(0, 1 + random.nextInt(5)).mapToObj(i -> value(random, depth + 1)).toList());
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(6), 0, 9)
        .mapToObj(i -> List.of("a", "1", " ", "+", "&", "=", "[]", "ö", "😀").get(i))
        .collect(Collectors.joining());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static FormReader.Parsed read(String form) {
    return NestedForm.read(form.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject object(String name, Json value) {
    return JsonObject.EMPTY.with(name, value);
  }
}
