package dev.cardfile.openapi;

import dev.cardfile.json.Json;
import dev.cardfile.wire.ApiVersion;
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

/** The API as OpenAPI 3.1 says it, made of the routes that the server has. */
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

  private static final String RESPONSES = "#/components/responses/";
  private static final String VERSION = "#/components/parameters/Version";
  private static final String LOCATION_TOKEN = "locationToken";
  private static final String COMPANY_TOKEN = "companyToken";

  private final Examples examples;
  private final Map<String, Json.Members> named = new TreeMap<>();

  private Document(Examples examples) {
    this.examples = examples;
  }

  /**
   * Makes the document.
   *
   * @param version of the program
   * @param routes in the order in which those of a tag are shown
   */
  public static Json.Members of(String version, List<DescribedRoute> routes, Examples examples) {
    return new Document(examples).json(version, routes);
  }

  private Json.Members json(String version, List<DescribedRoute> routes) {
    Json.Members info =
        Json.Members.NONE
            .with("title", "Cardfile")
            .with("version", version)
            .with("description", ABOUT)
            .with("license", Json.Members.NONE.with("name", "Apache-2.0"));
    Json.Members paths = paths(routes);
    Json.Members components = components();
    return Json.Members.NONE
        .with("openapi", "3.1.0")
        .with("info", info)
        .with("servers", new Json.Items(List.of(Json.Members.NONE.with("url", "/"))))
        .with("tags", new Json.Items(Arrays.stream(Tag.values()).map(Tag::json).toList()))
        .with("paths", paths)
        .with("components", components);
  }

  private Json.Members paths(List<DescribedRoute> routes) {
    List<DescribedRoute> shown = new ArrayList<>(routes);
    shown.sort(Comparator.comparing(route -> route.operation().tag()));
    SequencedMap<String, Json> paths = new LinkedHashMap<>();
    for (DescribedRoute route : shown) {
      Json.Members before =
          paths.get(route.path()) instanceof Json.Members some ? some : Json.Members.NONE;
      String method = route.method().toLowerCase(Locale.ROOT);
      paths.put(route.path(), before.with(method, operation(route)));
    }
    return new Json.Members(paths);
  }

  private Json.Members components() {
    Json.Members responses = Json.Members.NONE;
    for (Refusal refusal : Refusal.values()) {
      named.putAll(refusal.schema().named());
      responses = responses.with(refusal.component(), refusal.response());
    }
    return Json.Members.NONE
        .with("schemas", new Json.Members(new LinkedHashMap<>(named)))
        .with("responses", responses)
        .with(
            "parameters",
            Json.Members.NONE.with("Version", version(List.of(ApiVersion.values()), true)))
        .with(
            "securitySchemes",
            Json.Members.NONE
                .with(LOCATION_TOKEN, bearer("A token of one location, and valid for it only."))
                .with(COMPANY_TOKEN, bearer("A company token, from client_credentials.")));
  }

  private static Json.Members version(List<ApiVersion> versions, boolean required) {
    List<String> names = versions.stream().map(ApiVersion::wireName).toList();
    ApiVersion usual = ApiVersion.V2021_07_28;
    ApiVersion shown = versions.contains(usual) ? usual : versions.getFirst();
    return Json.Members.NONE
        .with("name", "Version")
        .with("in", "header")
        .with("required", required)
        .with("description", "The API version that the client uses.")
        .with("schema", Json.Members.NONE.with("type", "string").with("enum", Json.Items.of(names)))
        .with("example", shown.wireName());
  }

  private static Json.Members bearer(String about) {
    return Json.Members.NONE
        .with("type", "http")
        .with("scheme", "bearer")
        .with("description", about);
  }

  private Json.Members operation(DescribedRoute route) {
    Operation operation = route.operation();
    Example example = examples.of(operation);
    Json.Members json =
        Json.Members.NONE
            .with("tags", Json.Items.of(List.of(operation.tag().title())))
            .with("summary", operation.summary())
            .with("description", description(route))
            .with("operationId", operation.id());
    List<Json> parameters = parameters(route, example);
    if (!parameters.isEmpty()) {
      json = json.with("parameters", new Json.Items(parameters));
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
        };
    String about = route.operation().about();
    return about.isEmpty() ? scope : about + "\n\n" + scope;
  }

  private static Json.Items security(DescribedRoute route) {
    return switch (route.access()) {
      case DescribedRoute.Access.Open() -> new Json.Items(List.of());
      case DescribedRoute.Access.Location(var scope) -> needs(LOCATION_TOKEN, scope.wireName());
      case DescribedRoute.Access.Company(var scope) -> needs(COMPANY_TOKEN, scope.wireName());
    };
  }

  private static Json.Items needs(String scheme, String scope) {
    Json.Members needed = Json.Members.NONE.with(scheme, Json.Items.of(List.of(scope)));
    return new Json.Items(List.of(needed));
  }

  private List<Json> parameters(DescribedRoute route, @Nullable Example example) {
    List<Json> parameters = new ArrayList<>();
    Map<String, String> ids = example == null ? Map.of() : example.ids(route.path());
    Map<String, String> asked = example == null ? Map.of() : example.query();
    for (String id : route.ids()) {
      Schema schema = route.operation().path().getOrDefault(id, Schema.TEXT);
      parameters.add(parameter("path", id, true, schema, ids.get(id)));
    }
    for (Shape.Parameter each : route.operation().query().parameters()) {
      parameters.add(
          parameter("query", each.name(), each.required(), each.schema(), asked.get(each.name())));
    }
    if (!route.isOpen()) {
      parameters.add(
          route.needsAnyVersion()
              ? Json.Members.NONE.with("$ref", VERSION)
              : version(route.versions(), !route.mayLackVersion()));
    }
    return parameters;
  }

  private Json.Members parameter(
      String place, String name, boolean required, Schema schema, @Nullable String example) {
    named.putAll(schema.named());
    Json.Members parameter =
        Json.Members.NONE.with("name", name).with("in", place).with("required", required);
    Json about = schema.json().get("description");
    if (about != null) {
      parameter = parameter.with("description", about);
    }
    parameter = parameter.with("schema", schema.json());
    return example == null ? parameter : parameter.with("example", typed(example, schema));
  }

  private static Json typed(String example, Schema schema) {
    boolean whole = new Json.Text("integer").equals(schema.json().get("type"));
    return whole ? new Json.Numeric(new BigDecimal(example)) : new Json.Text(example);
  }

  private Json.Members requestBody(DescribedRoute route, Shape body, @Nullable Example example) {
    Schema schema = body.schema();
    named.putAll(schema.named());
    Json sent = example == null ? null : example.body();
    Json.Members content = Json.Members.NONE;
    for (String type : route.bodies()) {
      for (Map.Entry<String, Json> media :
          Responses.content(type, schema.json(), sent).all().entrySet()) {
        content = content.with(media.getKey(), media.getValue());
      }
    }
    return Json.Members.NONE.with("required", true).with("content", content);
  }

  private Json.Members responses(DescribedRoute route, @Nullable Example example) {
    Json.Members responses = Json.Members.NONE;
    for (Operation.Answer answer : route.operation().answers()) {
      named.putAll(answer.schema().named());
      Json told = example != null && example.status() == answer.status() ? example.answer() : null;
      responses =
          responses.with(
              Integer.toString(answer.status()),
              Responses.of(answer.about(), answer.type(), answer.schema(), told));
    }
    for (Refusal refusal : Refusal.values()) {
      if (refusal.befalls(route) && responses.get(refusal.key()) == null) {
        Json.Members reference = Json.Members.NONE.with("$ref", RESPONSES + refusal.component());
        responses = responses.with(refusal.key(), reference);
      }
    }
    return responses;
  }
}
