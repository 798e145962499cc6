package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cardfile.json.JsonReader;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.contact.TextListReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.wire.form.FormReader;
import dev.cardfile.wire.location.LocationReader;
import dev.cardfile.wire.location.TagReader;
import dev.cardfile.wire.oauth.ParameterStyle;
import dev.cardfile.wire.oauth.TokenRequestReader;
import dev.cardfile.wire.search.ListReader;
import dev.cardfile.wire.search.SearchReader;
import dev.cardfile.wire.table.FormBody;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reading twice as much takes twice the steps and memory, in the worst known shape for each reader.
 * The readers run in a JVM of their own that {@linkplain CountedSteps counts steps}.
 */
class LinearReadingTest {

  private static final int COUNT = 4_000;

  /** More than 2, because maps grow in steps; far less than the 4 of a quadratic algorithm. */
  private static final double MOST = 2.6;

  private static final byte[] NOT_UTF8 = {(byte) 0xff};

  @TempDir private Path folder;

  @Test
  void twiceAsMuchTakesTwiceTheStepsAndMemory() throws Exception {
    CountedSteps.write(folder);
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    Process counting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--patch-module",
                "java.base=" + folder.resolve("base"),
                "-cp",
                folder.resolve("program") + File.pathSeparator + path,
                LinearReadingTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String told = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(counting.waitFor()).as(told).isZero();
    List<String> lines = told.lines().filter(line -> line.contains(" | ")).toList();
    assertThat(lines).hasSize(shapes().size());
    System.out.print(told);
    assertThat(lines)
        .allSatisfy(line -> {
          List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
          assertThat(ratio(cells.get(1))).as("steps").isLessThan(MOST);
          assertThat(ratio(cells.get(2))).as("memory").isLessThan(MOST);
        });
  }

  private static double ratio(String cell) {
    String[] numbers = cell.split(" ");
    assertThat(Double.parseDouble(numbers[0])).isPositive();
    return Double.parseDouble(numbers[1]) / Double.parseDouble(numbers[0]);
  }

  /** Reads each shape in one size and in twice that size, and prints the costs of both. */
  public static void main(String[] none) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    shapes()
        .forEach((name, shape) -> {
          shape.apply(COUNT).run();
          long[] once = taken(threads, shape.apply(COUNT));
          long[] twice = taken(threads, shape.apply(2 * COUNT));
          System.out.printf("%s | %d %d | %d %d%n", name, once[0], twice[0], once[1], twice[1]);
        });
  }

  private static long[] taken(ThreadMXBean threads, Runnable reading) {
    long steps = CountedSteps.now();
    long memory = threads.getCurrentThreadAllocatedBytes();
    reading.run();
    return new long[] {
      CountedSteps.now() - steps, threads.getCurrentThreadAllocatedBytes() - memory
    };
  }

  private static Map<String, IntFunction<Runnable>> shapes() {
    Map<String, IntFunction<Runnable>> shapes = new LinkedHashMap<>();
    fields(shapes);
    syntax(shapes);
    objects(shapes);
    return shapes;
  }

  private static void fields(Map<String, IntFunction<Runnable>> shapes) {
    shapes.put("form: one name", n -> form("a=1&".repeat(n)));
    shapes.put("form: many names", n -> form(numbered("", "%d=&", "", n)));
    shapes.put("form: names of one hash", n -> form(colliding("", "=&", "", n)));
    shapes.put("form: one long value", n -> form("a=" + "%41".repeat(n)));
    shapes.put("form: nothing but signs", n -> form("&=".repeat(n)));
    shapes.put("body form: one list", n -> nested("a[]=&".repeat(n / 4)));
    shapes.put("body form: indexes", n -> nested(numbered("", "a[%d][b]=&", "", n / 10)));
    shapes.put("body form: objects", n -> nested(numbered("", "a[b][c%d]=&", "", n / 4)));
    shapes.put("body form: names of one hash", n -> nested(colliding("", "=&", "", n / 4)));
    shapes.put("body form: one name of brackets", n -> nested("a" + "[".repeat(n)));
    shapes.put("body form: one long value", n -> nested("a=" + "%41".repeat(n)));
    shapes.put(
        "token: a header of blanks",
        n -> {
          String header = "Basic" + " ".repeat(n) + "x y";
          return () -> new TokenRequestReader().read(new byte[0], header, ParameterStyle.SNAKE);
        });
    shapes.put(
        "query of a list",
        n -> {
          String query = "limit=1&".repeat(n / 4);
          return () -> new ListReader().read(query, Bodies.LOCATION);
        });
  }

  private static void syntax(Map<String, IntFunction<Runnable>> shapes) {
    shapes.put(
        "JSON: lines before a bad byte",
        n -> {
          byte[] lines = ("{\r\n" + "\n".repeat(n)).getBytes(StandardCharsets.UTF_8);
          byte[] all = Arrays.copyOf(lines, lines.length + 1);
          all[lines.length] = NOT_UTF8[0];
          return () -> JsonReader.read(all);
        });
    shapes.put("JSON: lines before a mistake", n -> json("{" + "\n".repeat(n) + "x"));
    shapes.put("JSON: never closed", n -> json("{\"a\":[" + "{},".repeat(n)));
    shapes.put("JSON: one text of escapes", n -> json("{\"a\":\"" + "\\u0001".repeat(n) + "\"}"));
    shapes.put("JSON: names of one hash", n -> json(colliding("{\"", "\":1,\"", "\":1}", n)));
    shapes.put("JSON: too many digits", n -> json("{\"a\":" + "1".repeat(n) + "}"));
  }

  private static void objects(Map<String, IntFunction<Runnable>> shapes) {
    shapes.put("upsert: unknown names", n -> upsert(numbered("{\"", "%d\":1,\"", "\":1}", n)));
    shapes.put("upsert: names of one hash", n -> upsert(colliding("{\"", "\":1,\"", "\":1}", n)));
    shapes.put("upsert: one long name", n -> upsert("{\"" + "n".repeat(n) + "\":1}"));
    shapes.put("upsert: tags of numbers", n -> upsert("{\"tags\":[" + "1,".repeat(n / 20) + "1]}"));
    shapes.put("upsert: custom fields of nothing", n -> upsert(fields("{}", n)));
    shapes.put("upsert: unknown names in fields", n -> upsert(fields("{\"x\":1,\"y\":2}", n)));
    shapes.put(
        "upsert: choices that there are not",
        n ->
            upsert(
                "{\"customFields\":[{\"id\":\"f-checkbox-ab\",\"value\":["
                    + "\"x\",".repeat(n / 20)
                    + "\"x\"]}]}"));
    shapes.put("upsert: one long text", n -> upsert("{\"city\":\"" + " x".repeat(n) + "\"}"));
    shapes.put("upsert: one long e-mail", n -> upsert("{\"email\":\"" + "a.".repeat(n) + "\"}"));
    shapes.put(
        "upsert: an object in a field",
        n ->
            upsert(
                numbered(
                    "{\"customFields\":[{\"id\":\"f-file_upload\",\"value\":{\"",
                    "%d\":[],\"",
                    "\":1}}]}",
                    n)));
    shapes.put(
        "search: filters of nothing", n -> search("{\"filters\":[" + "{},".repeat(n) + "{}]}"));
    shapes.put(
        "search: unknown names",
        n -> search(numbered("{\"filters\":[{\"", "%d\":1,\"", "\":1}]}", n)));
    shapes.put(
        "search: bounds that there are not",
        n ->
            search(
                colliding(
                    "{\"filters\":[{\"field\":\"dateAdded\",\"operator\":\"range\",\"value\":{\"",
                    "\":1,\"",
                    "\":1}}]}",
                    n)));
    shapes.put(
        "tags, followers, locations: names of one hash",
        n -> {
          byte[] body = bytes(colliding("{\"", "\":1,\"", "\":1}", n));
          return () -> new ShapedBodies().read(body);
        });
    shapes.put(
        "an answer of violations",
        n -> {
          byte[] body = bytes(numbered("{\"", "%d\":1,\"", "\":1}", n / 8));
          return () -> new AnswerWriter().problem(Bodies.refused(body), "trace");
        });
  }

  /** Several readers that read a body by its shape. */
  private static final class ShapedBodies {
    void read(byte[] body) {
      new TagReader().label(body);
      TextListReader.TAGS.read(body);
      new LocationReader().read(body);
    }
  }

  private static String fields(String each, int n) {
    return "{\"customFields\":[" + (each + ",").repeat(n / 20) + each + "]}";
  }

  private static Runnable form(String form) {
    return () -> FormReader.fields(form, Integer.MAX_VALUE, new Problem.UnreadableForm());
  }

  private static Runnable nested(String form) {
    byte[] body = bytes(form);
    return () -> FormBody.read(body, UpsertReader.UPSERT);
  }

  private static Runnable json(String json) {
    byte[] body = bytes(json);
    return () -> JsonReader.read(body);
  }

  private static Runnable upsert(String json) {
    byte[] body = bytes(json);
    return () -> Bodies.refused(body);
  }

  private static Runnable search(String json) {
    byte[] body = bytes(json);
    return () -> new SearchReader().read(body, Bodies.LOCATION);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String numbered(String start, String each, String end, int count) {
    return IntStream.range(0, count)
        .mapToObj(each::formatted)
        .collect(Collectors.joining("", start, end));
  }

  /** All concatenations of {@code Aa} and {@code BB} of one length have the same hash code. */
  private static String colliding(String start, String behind, String end, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            IntStream.range(0, 14)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining())
                + behind)
        .collect(Collectors.joining("", start, end));
  }
}
