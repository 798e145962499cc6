package dev.cardfile.http;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document of the API as a client gets it, and what it says of requests and answers. */
final class ApiDocument {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String OFFICIAL = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(ids ->
                  ids.mapPrefix("https://spec.openapis.org", "classpath:spec.openapis.org")));

  private final JsonNode whole;
  private final JsonNode strict;
  private final Map<String, com.networknt.schema.Schema> schemas = new HashMap<>();

  ApiDocument(String text) {
    this.whole = JSON.readTree(text);
    this.strict = JSON.readTree(text);
    close(strict.at("/components/schemas"));
    close(strict.at("/paths"));
  }

  /** Lets no object have members that are not named. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").toString().contains("\"object\"")
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiDocument::close);
  }

  /** One operation, with its place in the document. */
  record Described(String path, String method, JsonNode operation) {

    String id() {
      return operation.path("operationId").asString();
    }

    /** How many ids its path has: a path without one hides one with. */
    private long ids() {
      return path.chars().filter(each -> each == '{').count();
    }
  }

  /** What is wrong with it as a document. */
  List<Error> faults() {
    return SCHEMAS.getSchema(SchemaLocation.of(OFFICIAL)).validate(whole);
  }

  JsonNode whole() {
    return whole;
  }

  List<Described> operations() {
    List<Described> all = new ArrayList<>();
    strict
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    all.add(new Described(path.getKey(), method.getKey(), method.getValue()))));
    return all;
  }

  /** The operation that a request is for; null for none. */
  Described find(String method, String target) {
    String path = target.split("\\?", 2)[0];
    String wanted = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    List<Described> fitting =
        operations().stream()
            .filter(each -> PathPattern.of(each.path()).match(PathPattern.segments(path)) != null)
            .sorted(Comparator.comparingLong(Described::ids))
            .toList();
    return fitting.stream()
        .filter(each -> each.path().equals(fitting.getFirst().path()))
        .filter(each -> each.method().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /** What the document says of an answer; of one that is nowhere described, what it says of all. */
  JsonNode response(Described operation, int status) {
    if (operation == null) {
      return strict.at("/components/responses/Other");
    }
    JsonNode responses = operation.operation().path("responses");
    JsonNode response =
        responses.has(Integer.toString(status))
            ? responses.path(Integer.toString(status))
            : responses.path(status < 400 ? "none" : "default");
    return response.has("$ref")
        ? strict.at(response.path("$ref").asString().substring(1))
        : response;
  }

  /** What is wrong with a value by a schema of the document. */
  List<Error> faults(JsonNode schema, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schema.toString(),
            text -> {
              ObjectNode root = (ObjectNode) JSON.readTree(text);
              root.set("components", strict.path("components"));
              return SCHEMAS.getSchema(root);
            })
        .validate(value);
  }

  /** All that is referred to. */
  Set<String> references() {
    Set<String> references = new TreeSet<>();
    whole.findValuesAsString("$ref").forEach(references::add);
    return references;
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
