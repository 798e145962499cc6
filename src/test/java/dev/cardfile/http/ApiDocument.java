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

/** The API document as a client receives it, and what it says about requests and answers. */
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

  /** Forbids members that a schema does not name. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").toString().contains("\"object\"")
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiDocument::close);
  }

  /** An operation, with its place in the document. */
  record Described(String path, String method, JsonNode operation) {

    String id() {
      return operation.path("operationId").asString();
    }

    /** Returns the number of ids in the path; the path with fewer ids takes precedence. */
    private long ids() {
      return path.chars().filter(each -> each == '{').count();
    }
  }

  /** Returns the errors of the document itself, according to the schema of OpenAPI. */
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

  /** Returns the operation for a request; null if there is none. */
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

  /** Returns the description of an answer; for no operation, that of all other answers. */
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

  /** Returns the errors of a value, according to a schema of the document. */
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

  Set<String> references() {
    Set<String> references = new TreeSet<>();
    whole.findValuesAsString("$ref").forEach(references::add);
    return references;
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
