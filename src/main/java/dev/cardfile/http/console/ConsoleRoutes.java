package dev.cardfile.http.console;

import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.OperatorAccess;
import dev.cardfile.http.Page;
import dev.cardfile.wire.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code /console}: one page that shows every screen, and its files. Each is loaded on first
 * request.
 */
public final class ConsoleRoutes {

  private static final String ROOT = "/console";
  private static final String FOLDER = "folder";
  private static final String FILE = "file";

  /**
   * Headers that let the page load from and send to this server only, and forbid scripts and styles
   * within the page itself.
   */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "X-Frame-Options",
          "DENY",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Vary",
          "Accept-Encoding");

  /** The screens that are not about a single location, by their paths below the root. */
  private static final Set<String> SCREENS = Set.of("locations", "requests", "health");

  private final OperatorAccess access;
  private final Map<String, ConsoleFile> loaded = new ConcurrentHashMap<>();

  public ConsoleRoutes(OperatorAccess access) {
    this.access = access;
  }

  /** Returns the page, under the path of each of its screens, and the files. */
  public List<Page> pages() {
    return List.of(
        Page.of(ROOT, false, request -> answer(request, ConsoleFile.PAGE)),
        Page.of(
            ROOT + "/at/{location}/{screen}", false, request -> answer(request, ConsoleFile.PAGE)),
        Page.of(
            ROOT + "/at/{location}/{screen}/{id}",
            false,
            request -> answer(request, ConsoleFile.PAGE)),
        Page.of(ROOT + "/{file}", false, this::top),
        Page.of(ROOT + "/{folder}/{file}", false, this::below));
  }

  private ApiResponse top(ApiRequest request) {
    String name = request.id(FILE);
    return answer(request, SCREENS.contains(name) ? ConsoleFile.PAGE : name);
  }

  private ApiResponse below(ApiRequest request) {
    return answer(request, request.id(FOLDER) + "/" + request.id(FILE));
  }

  private ApiResponse answer(ApiRequest request, String path) {
    if (!access.isOpenTo(request.headers()) || !ConsoleFile.all().contains(path)) {
      return ApiResponse.refuse(new Problem.NotFound("GET", request.headers().path()));
    }
    ConsoleFile file = loaded.computeIfAbsent(path, ConsoleFile::load);
    if (!request.headers().takesGzip()) {
      return file.plain().reply(request, HEADERS);
    }
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put("Content-Encoding", "gzip");
    return file.packed().reply(request, headers);
  }
}
