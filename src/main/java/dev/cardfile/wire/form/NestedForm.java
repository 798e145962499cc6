package dev.cardfile.wire.form;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form that represents a JSON object, as PHP and others encode it: {@code tags[]=x} or
 * {@code tags[0]=x} for a list, {@code customFields[0][id]=x} for a list of objects. Every value is
 * a string.
 */
public final class NestedForm {

  /** The maximum number of pairs of brackets in a name. */
  static final int MAX_DEPTH = 5;

  static final int MAX_INDEX = 999;

  private static final int MAX_INDEX_LENGTH = 3;

  private final Members root = new Members();

  private NestedForm() {}

  /** Reads a body. Never throws, whatever the bytes. */
  public static FormReader.Parsed read(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).strip();
    if (text.startsWith("{")) {
      return new FormReader.Parsed.Unreadable(
          new Problem.UnreadableForm("This looks like JSON: send it as application/json."));
    }
    NestedForm form = new NestedForm();
    Problem problem =
        FormReader.each(text, FormReader.MAX_FIELDS, new Problem.UnreadableForm(), form::take);
    return problem == null
        ? new FormReader.Parsed.Form(form.root.object())
        : new FormReader.Parsed.Unreadable(problem);
  }

  /** Aborts the reading of a form; caught within this class. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Refused(String why) {
      super(null, null, false, false);
      this.why = why;
    }
  }

  private @Nullable Problem take(int number, String name, String value) {
    try {
      put(parts(name), value);
      return null;
    } catch (Refused refused) {
      return new Problem.UnreadableForm("Field " + number + ": " + refused.why + ".");
    }
  }

  /** Splits a name into the part before the brackets and the content of each pair of brackets. */
  private static List<String> parts(String name) throws Refused {
    int first = name.indexOf('[');
    List<String> parts = new ArrayList<>(2);
    parts.add(first < 0 ? name : name.substring(0, first));
    if (parts.getFirst().isEmpty()) {
      throw new Refused("it has no name");
    }
    int at = first < 0 ? name.length() : first;
    while (at < name.length()) {
      int end = name.charAt(at) == '[' ? name.indexOf(']', at) : -1;
      if (end < 0) {
        throw new Refused("the brackets in its name do not match");
      }
      if (parts.size() > MAX_DEPTH) {
        throw new Refused("its name has more than " + MAX_DEPTH + " pairs of brackets");
      }
      parts.add(name.substring(at + 1, end));
      at = end + 1;
    }
    for (String part : parts) {
      if (part.indexOf('[') >= 0 || part.indexOf(']') >= 0) {
        throw new Refused("the brackets in its name do not match");
      }
    }
    return parts;
  }

  private void put(List<String> parts, String value) throws Refused {
    Branch at = root;
    for (int i = 0; i + 1 < parts.size(); i++) {
      String inner = parts.get(i + 1);
      Node next = at.get(parts.get(i));
      if (next == null) {
        Branch made = isInList(inner) ? new Items() : new Members();
        at.put(parts.get(i), made);
        at = made;
      } else if (next instanceof Branch branch && branch instanceof Items == isInList(inner)) {
        at = branch;
      } else {
        throw new Refused("its name stands for a value, a list and an object, or two of these");
      }
    }
    Node before = at.get(parts.getLast());
    if (before != null) {
      throw new Refused(
          before instanceof Text
              ? "its name occurs twice"
              : "its name stands for a value, and for a list or an object");
    }
    at.put(parts.getLast(), new Text(value));
  }

  private static boolean isInList(String part) {
    return part.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  private sealed interface Node {

    Json json();
  }

  private record Text(String value) implements Node {
    @Override
    public Json json() {
      return new JsonString(value);
    }
  }

  /** A node that contains other nodes. */
  private sealed interface Branch extends Node {

    @Nullable Node get(String part) throws Refused;

    void put(String part, Node node) throws Refused;
  }

  private static final class Members implements Branch {
    private final Map<String, Node> all = new LinkedHashMap<>();

    @Override
    public @Nullable Node get(String part) {
      return all.get(part);
    }

    @Override
    public void put(String part, Node node) {
      all.put(part, node);
    }

    JsonObject object() {
      SequencedMap<String, Json> members = new LinkedHashMap<>();
      all.forEach((name, node) -> members.put(name, node.json()));
      return new JsonObject(members);
    }

    @Override
    public Json json() {
      return object();
    }
  }

  /** A list, whose items either all have an index or are in the order in which they were sent. */
  private static final class Items implements Branch {
    private final TreeMap<Integer, Node> all = new TreeMap<>();
    private boolean numbered;

    @Override
    public @Nullable Node get(String part) throws Refused {
      return part.isEmpty() ? null : all.get(index(part));
    }

    @Override
    public void put(String part, Node node) throws Refused {
      if (part.isEmpty() && !(node instanceof Text)) {
        throw new Refused("only the last brackets in a name may be empty");
      }
      if (!all.isEmpty() && numbered == part.isEmpty()) {
        throw new Refused("its list has items with an index and without");
      }
      numbered = !part.isEmpty();
      all.put(numbered ? index(part) : all.size(), node);
    }

    private static int index(String part) throws Refused {
      if (part.length() > MAX_INDEX_LENGTH || (part.length() > 1 && part.startsWith("0"))) {
        throw new Refused("an index is a number from 0 to " + MAX_INDEX);
      }
      return Integer.parseInt(part);
    }

    @Override
    public Json json() {
      return new JsonArray(all.values().stream().map(Node::json).toList());
    }
  }
}
