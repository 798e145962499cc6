package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.openapi.OtherOperations;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.UpsertReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the server answers to, family by family. */
final class Api {

  private final HttpServer.Parts parts;
  private final AnswerWriter writer;
  private final OAuthRoutes oauth;
  private final Readiness readiness;

  Api(HttpServer.Parts parts, AnswerWriter writer, OAuthRoutes oauth, Readiness readiness) {
    this.parts = parts;
    this.writer = writer;
    this.oauth = oauth;
    this.readiness = readiness;
  }

  Routes routes() {
    List<Route> all = new ArrayList<>(families());
    all.addAll(new DocumentRoutes(() -> all.stream().map(Route::described).toList()).routes());
    return new Routes(all);
  }

  private List<Route> families() {
    return Stream.of(
            new SearchRoutes(parts).routes(),
            contacts(),
            new ContactRoutes(parts, writer).all(),
            NoteRoutes.of(parts, writer),
            TaskRoutes.of(parts, writer),
            new BusinessRoutes(parts).routes(),
            new BusinessContactRoutes(parts).routes(),
            OthersRoutes.all(),
            new LocationRoutes(parts).all(),
            oauth.routes(),
            health())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> contacts() {
    UpsertReader reader = new UpsertReader(parts.clock());
    return List.of(
        Route.write(
            "POST",
            "/contacts/upsert",
            Scope.CONTACTS_WRITE,
            ContactOperations.UPSERT,
            new UpsertEndpoint(
                reader,
                new SettledRequests(parts.locations()),
                parts.writes().upserts(),
                new ContactAnswers(),
                parts.metrics())),
        Route.read(
            "/contacts/{contactId}",
            Scope.CONTACTS_READONLY,
            ContactOperations.SHOW,
            new ContactEndpoint(parts.stores().contacts(), new ContactAnswers())));
  }

  private List<Route> health() {
    HealthEndpoints health = new HealthEndpoints(readiness::outage, parts.metrics());
    return List.of(
        Route.open("GET", "/healthz", OtherOperations.HEALTHY, health::healthy),
        Route.open("GET", "/readyz", OtherOperations.READY, health::ready),
        Route.open("GET", "/metrics", OtherOperations.METRICS, health::metrics));
  }
}
