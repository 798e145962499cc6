package dev.cardfile.http.docs;

import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Asset;
import dev.cardfile.http.Page;
import dev.cardfile.http.Route;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.openapi.DescribedRoute;
import dev.cardfile.openapi.Document;
import dev.cardfile.openapi.Examples;
import dev.cardfile.openapi.OtherOperations;
import dev.cardfile.wire.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * {@code GET /openapi.json}, a page that shows it, and the server's front page. Each is built or
 * loaded on first request, to keep the start short.
 */
public final class DocumentRoutes {

  private static final String DOCUMENT = "/openapi.json";
  private static final String PAGE = "/docs";
  private static final String FRONT = "/";
  private static final String ICON = "/favicon.ico";

  private final Supplier<List<DescribedRoute>> routes;
  private final Map<String, Asset> made = new ConcurrentHashMap<>();

  /**
   * @param routes returns all routes of the server
   */
  public DocumentRoutes(Supplier<List<DescribedRoute>> routes) {
    this.routes = routes;
  }

  public List<Route> routes() {
    return List.of(
        Route.open("GET", DOCUMENT, OtherOperations.DOCUMENT, this::document),
        Route.open("GET", PAGE, OtherOperations.PAGE, this::page),
        Route.open("GET", PAGE + "/{file}", OtherOperations.PAGE_FILE, this::file));
  }

  /** Returns the pages for browsers, which the document does not describe. */
  public List<Page> pages() {
    return List.of(Page.of(FRONT, true, this::front), Page.of(ICON, false, this::icon));
  }

  private ApiResponse front(ApiRequest request) {
    return made.computeIfAbsent(FRONT, path -> FrontPage.of(version()))
        .reply(request, FrontPage.HEADERS);
  }

  private ApiResponse icon(ApiRequest request) {
    return made.computeIfAbsent(ICON, path -> ViewerFile.ICON.load())
        .reply(request, ViewerFile.ICON.headers());
  }

  private ApiResponse document(ApiRequest request) {
    return made.computeIfAbsent(DOCUMENT, path -> newDocument()).reply(request, Map.of());
  }

  private Asset newDocument() {
    return Asset.of(
        ApiResponse.JSON, JsonWriter.bytes(Document.of(version(), routes.get(), Examples.load())));
  }

  /** Returns the program's version; {@code unreleased} if its jar names none. */
  public static String version() {
    return Optional.ofNullable(DocumentRoutes.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }

  private ApiResponse page(ApiRequest request) {
    return made.computeIfAbsent(PAGE, path -> ViewerFile.PAGE.load())
        .reply(request, ViewerFile.PAGE.headers());
  }

  private ApiResponse file(ApiRequest request) {
    String name = request.id("file");
    Optional<ViewerFile> file = ViewerFile.named(name);
    return file.isEmpty()
        ? ApiResponse.refuse(new Problem.NotFound("GET", PAGE + "/" + name))
        : made.computeIfAbsent(PAGE + "/" + name, path -> file.get().load())
            .reply(request, file.get().headers());
  }
}
