package dev.cardfile.openapi;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.imports.ImportReader;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The API as an OpenAPI 3.1 document, made from the routes of the server. */
public final class Document {

  private static final String ABOUT =
      """
      A contact store that speaks the LeadConnector (HighLevel) Contacts API.

      - Send `Authorization: Bearer <token>` with a private integration token of the location, and \
      the header `Version`.
      - A blank text counts as not sent. Unknown properties are rejected in a body and \
      ignored in a query.
      - A 422 lists everything that is wrong with a body or query. Each answer has a `traceId`, \
      which also appears in the server's log.
      - Every GET also works as HEAD. Bodies are UTF-8, plain or compressed with gzip.
      - The examples form one scenario, which the server's own tests run.
      """;

  private static final String AS_FORM =
      "As a form, a list is `tags[]=a&tags[]=b` or `tags[0]=a&tags[1]=b`, and what is within an"
          + " object `settings[name]=a`.";

  private static final String RESPONSES = "#/components/responses/";
  private static final String PARAMETERS = "#/components/parameters/";
  private static final String VERSION = PARAMETERS + "Version";
  private static final String LOCATION_TOKEN = "locationToken";
  private static final String COMPANY_TOKEN = "companyToken";
  private static final String OPERATOR_TOKEN = "operatorToken";

  private static final String ABOUT_OPERATORS =
      "A token of somebody who runs the server. With the header X-Location-Id it is also valid"
          + " wherever a token of that location is.";

  private final Examples examples;
  private final Map<String, JsonObject> named = new TreeMap<>();

  private Document(Examples examples) {
    this.examples = examples;
  }

  /**
   * Returns the document.
   *
   * @param version the version of the program
   * @param routes the routes; those with the same tag are shown in this order
   */
  public static JsonObject of(String version, List<DescribedRoute> routes, Examples examples) {
    return new Document(examples).json(version, routes);
  }

  private JsonObject json(String version, List<DescribedRoute> routes) {
    JsonObject info =
        JsonObject.EMPTY
            .with("title", "Cardfile")
            .with("version", version)
            .with("description", ABOUT)
            .with("license", JsonObject.EMPTY.with("name", "Apache-2.0"));
    JsonObject paths = paths(routes);
    JsonObject components = components();
    return JsonObject.EMPTY
        .with("openapi", "3.1.0")
        .with("info", info)
        .with("servers", new JsonArray(List.of(JsonObject.EMPTY.with("url", "/"))))
        .with("tags", new JsonArray(Arrays.stream(Tag.values()).map(Tag::json).toList()))
        .with("paths", paths)
        .with("components", components);
  }

  private JsonObject paths(List<DescribedRoute> routes) {
    List<DescribedRoute> shown = new ArrayList<>(routes);
    shown.sort(Comparator.comparing(route -> route.operation().tag()));
    SequencedMap<String, Json> paths = new LinkedHashMap<>();
    for (DescribedRoute route : shown) {
      JsonObject before =
          paths.get(route.path()) instanceof JsonObject some ? some : JsonObject.EMPTY;
      String method = route.method().toLowerCase(Locale.ROOT);
      paths.put(route.path(), before.with(method, operation(route)));
    }
    return new JsonObject(paths);
  }

  private JsonObject components() {
    JsonObject responses = JsonObject.EMPTY;
    for (Refusal refusal : Refusal.values()) {
      named.putAll(refusal.schema().named());
      responses = responses.with(refusal.component(), refusal.response());
    }
    JsonObject parameters =
        JsonObject.EMPTY.with("Version", version(List.of(ApiVersion.values()), true));
    for (HeaderParameter header : HeaderParameter.values()) {
      parameters = parameters.with(header.header(), header.json());
    }
    return JsonObject.EMPTY
        .with("schemas", new JsonObject(new LinkedHashMap<>(named)))
        .with("responses", responses)
        .with("parameters", parameters)
        .with(
            "securitySchemes",
            JsonObject.EMPTY
                .with(LOCATION_TOKEN, bearer("A token of one location, and valid for it only."))
                .with(COMPANY_TOKEN, bearer("A company token, from client_credentials."))
                .with(OPERATOR_TOKEN, bearer(ABOUT_OPERATORS)));
  }

  private static JsonObject version(List<ApiVersion> versions, boolean required) {
    List<String> names = versions.stream().map(ApiVersion::wireName).toList();
    ApiVersion usual = ApiVersion.V2021_07_28;
    ApiVersion shown = versions.contains(usual) ? usual : versions.getFirst();
    return JsonObject.EMPTY
        .with("name", "Version")
        .with("in", "header")
        .with("required", required)
        .with("description", "The API version that the client uses.")
        .with("schema", JsonObject.EMPTY.with("type", "string").with("enum", JsonArray.of(names)))
        .with("example", shown.wireName());
  }

  private static JsonObject bearer(String about) {
    return JsonObject.EMPTY
        .with("type", "http")
        .with("scheme", "bearer")
        .with("description", about);
  }

  private JsonObject operation(DescribedRoute route) {
    Operation operation = route.operation();
    Example example = examples.of(operation);
    JsonObject json =
        JsonObject.EMPTY
            .with("tags", JsonArray.of(List.of(operation.tag().title())))
            .with("summary", operation.summary())
            .with("description", description(route))
            .with("operationId", operation.id());
    List<Json> parameters = parameters(route, example);
    if (!parameters.isEmpty()) {
      json = json.with("parameters", new JsonArray(parameters));
    }
    Shape body = operation.body();
    if (body != null) {
      json = json.with("requestBody", requestBody(route, body, example));
    }
    return json.with("responses", responses(route, example)).with("security", security(route));
  }

  private static String description(DescribedRoute route) {
    String scope =
        switch (route.access()) {
          case DescribedRoute.Access.Open() -> "Needs no token.";
          case DescribedRoute.Access.Location(var needed) ->
              "Needs the scope `" + needed.wireName() + "`.";
          case DescribedRoute.Access.Company(var needed) ->
              "Needs a company token with the scope `" + needed.wireName() + "`.";
          case DescribedRoute.Access.Operators() ->
              "Needs the token of an operator, or a session of the console.";
        };
    String about = route.operation().about();
    return about.isEmpty() ? scope : about + "\n\n" + scope;
  }

  private static JsonArray security(DescribedRoute route) {
    return switch (route.access()) {
      case DescribedRoute.Access.Open() -> new JsonArray(List.of());
      case DescribedRoute.Access.Location(var scope) -> needs(LOCATION_TOKEN, scope.wireName());
      case DescribedRoute.Access.Company(var scope) -> needs(COMPANY_TOKEN, scope.wireName());
      case DescribedRoute.Access.Operators() ->
          new JsonArray(List.of(JsonObject.EMPTY.with(OPERATOR_TOKEN, new JsonArray(List.of()))));
    };
  }

  private static JsonArray needs(String scheme, String scope) {
    JsonObject needed = JsonObject.EMPTY.with(scheme, JsonArray.of(List.of(scope)));
    return new JsonArray(List.of(needed));
  }

  private List<Json> parameters(DescribedRoute route, @Nullable Example example) {
    List<Json> parameters = new ArrayList<>();
    Map<String, String> ids = example == null ? Map.of() : example.ids(route.path());
    Map<String, String> asked = example == null ? Map.of() : example.query();
    for (String id : route.ids()) {
      Schema schema = route.operation().path().getOrDefault(id, Schema.STRING);
      parameters.add(parameter("path", id, true, schema, ids.get(id)));
    }
    for (Shape.Parameter each : route.operation().query().parameters()) {
      parameters.add(
          parameter("query", each.name(), each.required(), each.schema(), asked.get(each.name())));
    }
    if (route.hasVersions()) {
      parameters.add(
          route.needsAnyVersion()
              ? JsonObject.EMPTY.with("$ref", VERSION)
              : version(route.versions(), !route.mayLackVersion()));
    }
    for (HeaderParameter header : route.operation().headers()) {
      parameters.add(JsonObject.EMPTY.with("$ref", PARAMETERS + header.header()));
    }
    return parameters;
  }

  private JsonObject parameter(
      String place, String name, boolean required, Schema schema, @Nullable String example) {
    named.putAll(schema.named());
    JsonObject parameter =
        JsonObject.EMPTY.with("name", name).with("in", place).with("required", required);
    Json about = schema.json().get("description");
    if (about != null) {
      parameter = parameter.with("description", about);
    }
    parameter = parameter.with("schema", schema.json());
    return example == null ? parameter : parameter.with("example", typed(example, schema));
  }

  private static Json typed(String example, Schema schema) {
    boolean whole = new JsonString("integer").equals(schema.json().get("type"));
    return whole ? new JsonNumber(new BigDecimal(example)) : new JsonString(example);
  }

  private JsonObject requestBody(DescribedRoute route, Shape body, @Nullable Example example) {
    Schema schema = body.schema();
    named.putAll(schema.named());
    Json sent = example == null ? null : example.body();
    JsonObject content = JsonObject.EMPTY;
    for (String type : route.bodies()) {
      boolean isFile = type.equals(Operation.CSV);
      JsonObject media =
          Responses.content(
              type,
              isFile ? Schema.STRING.json() : schema.json(),
              sent != null && type.equals(Operation.MULTIPART)
                  ? JsonObject.EMPTY.with(ImportReader.FILE_PART, sent)
                  : sent);
      for (Map.Entry<String, Json> each : media.members().entrySet()) {
        content = content.with(each.getKey(), each.getValue());
      }
    }
    JsonObject description =
        route.bodies().getFirst().equals(Operation.JSON)
            ? JsonObject.EMPTY.with("description", AS_FORM)
            : JsonObject.EMPTY;
    return description.with("required", true).with("content", content);
  }

  private JsonObject responses(DescribedRoute route, @Nullable Example example) {
    JsonObject responses = JsonObject.EMPTY;
    for (Operation.Response answer : route.operation().answers()) {
      named.putAll(answer.schema().named());
      Json told = example != null && example.status() == answer.status() ? example.answer() : null;
      responses =
          responses.with(
              Integer.toString(answer.status()),
              Responses.of(answer.about(), answer.type(), answer.schema(), told));
    }
    for (Refusal refusal : Refusal.values()) {
      if (refusal.appliesTo(route) && responses.get(refusal.key()) == null) {
        JsonObject reference = JsonObject.EMPTY.with("$ref", RESPONSES + refusal.component());
        responses = responses.with(refusal.key(), reference);
      }
    }
    return responses;
  }
}
