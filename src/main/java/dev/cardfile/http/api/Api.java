package dev.cardfile.http.api;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.http.AliasedContacts;
import dev.cardfile.http.OperatorAccess;
import dev.cardfile.http.Page;
import dev.cardfile.http.RequestJournal;
import dev.cardfile.http.Route;
import dev.cardfile.http.RowRetries;
import dev.cardfile.http.ShutdownSignal;
import dev.cardfile.http.StreamSlots;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.http.activities.NoteRoutes;
import dev.cardfile.http.activities.TaskRoutes;
import dev.cardfile.http.businesses.BusinessContactRoutes;
import dev.cardfile.http.businesses.BusinessRoutes;
import dev.cardfile.http.changes.ChangeRoutes;
import dev.cardfile.http.changes.ChangeWatch;
import dev.cardfile.http.console.ConsoleRoutes;
import dev.cardfile.http.console.ConsoleSessions;
import dev.cardfile.http.console.SessionRoutes;
import dev.cardfile.http.contacts.BatchRoutes;
import dev.cardfile.http.contacts.ContactListRoutes;
import dev.cardfile.http.contacts.ContactRoutes;
import dev.cardfile.http.contacts.DuplicateRoutes;
import dev.cardfile.http.contacts.HistoryRoutes;
import dev.cardfile.http.contacts.ReversalRoutes;
import dev.cardfile.http.contacts.SearchRoutes;
import dev.cardfile.http.contacts.UnsupportedRoutes;
import dev.cardfile.http.contacts.UpsertRoutes;
import dev.cardfile.http.docs.DocumentRoutes;
import dev.cardfile.http.exports.ExportRoutes;
import dev.cardfile.http.health.HealthRoutes;
import dev.cardfile.http.health.Readiness;
import dev.cardfile.http.imports.FileRoutes;
import dev.cardfile.http.imports.ImportRoutes;
import dev.cardfile.http.locations.CustomFieldRoutes;
import dev.cardfile.http.locations.NamedValueRoutes;
import dev.cardfile.http.locations.SettingsRoutes;
import dev.cardfile.http.locations.TagRoutes;
import dev.cardfile.http.locations.TaskSearchRoutes;
import dev.cardfile.http.oauth.CompanyRoutes;
import dev.cardfile.http.oauth.ConsentRoutes;
import dev.cardfile.http.oauth.TokenRoutes;
import dev.cardfile.http.operator.HealthFigureRoutes;
import dev.cardfile.http.operator.OperatedLocationRoutes;
import dev.cardfile.http.operator.OperatedTokenRoutes;
import dev.cardfile.http.operator.SeenRequestRoutes;
import dev.cardfile.importing.FileImports;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.store.Stores;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.batch.BatchReader;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.write.Writes;
import dev.cardfile.write.rows.RowUpserts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All routes of the server, family by family. If two paths match a request, the first one wins. */
final class Api {

  private final Services services;
  private final Stores stores;
  private final Writes writes;
  private final WriteRequests requests;
  private final AnswerWriter writer;
  private final Authenticator authenticator;
  private final Authorizations authorizations;
  private final Readiness readiness;
  private final ChangeWatch watch;
  private final ShutdownSignal ending;
  private final StreamSlots streams = new StreamSlots();
  private final AliasedContacts aliases;
  private final Duration heartbeat;
  private final OperatorAccess access;
  private final ConsoleSessions sessions;
  private final RequestJournal journal;
  private final DocumentRoutes documents;
  private final List<Route> routes;

  Api(
      Services services,
      AnswerWriter writer,
      Readiness readiness,
      ChangeWatch watch,
      ShutdownSignal ending,
      Duration heartbeat,
      OperatorAccess access,
      ConsoleSessions sessions,
      RequestJournal journal) {
    this.services = services;
    this.stores = services.stores();
    this.writes = services.writes();
    this.requests =
        new WriteRequests(
            services.locations(),
            writes.executor(),
            services.retries(),
            services.outcomeKept(),
            services.metrics());
    this.aliases = new AliasedContacts(stores.aliases());
    this.writer = writer;
    this.authenticator = services.authenticator();
    this.authorizations = services.authorizations();
    this.readiness = readiness;
    this.watch = watch;
    this.ending = ending;
    this.heartbeat = heartbeat;
    this.access = access;
    this.sessions = sessions;
    this.journal = journal;
    this.documents = new DocumentRoutes(() -> routes().stream().map(Route::described).toList());
    this.routes = all();
  }

  List<Route> routes() {
    return routes;
  }

  private List<Route> all() {
    return Stream.of(
            contacts(),
            imports(),
            activities(),
            businesses(),
            UnsupportedRoutes.routes(),
            locations(),
            oauth(),
            operators(),
            new HealthRoutes(readiness::outage, services.metrics()).routes(),
            documents.routes())
        .flatMap(List::stream)
        .map(aliases::resolving)
        .toList();
  }

  /** Returns the pages for browsers, which are not part of the API. */
  List<Page> pages() {
    return Stream.concat(documents.pages().stream(), new ConsoleRoutes(access).pages().stream())
        .toList();
  }

  private List<Route> contacts() {
    UpsertReader reader = new UpsertReader(services.clock());
    ContactAnswers answers = new ContactAnswers();
    HistoryRoutes history = new HistoryRoutes(stores.contacts(), stores.history());
    return Stream.of(
            new SearchRoutes(stores.search(), stores.businesses(), services.locations(), aliases)
                .routes(),
            new ExportRoutes(
                    stores.search(), services.locations(), services.metrics(), services.nanos())
                .routes(),
            new UpsertRoutes(reader, requests, writes.upserts(), answers, services.metrics())
                .routes(),
            batch(reader),
            new ContactRoutes(
                    reader,
                    requests,
                    stores.contacts(),
                    writes.contacts(),
                    answers,
                    writer,
                    history)
                .routes(),
            history.routes(),
            new ChangeRoutes(stores.history(), watch, services.metrics(), streams, heartbeat)
                .routes(),
            new ReversalRoutes(requests, writes.reversals(), services.metrics(), journal).routes(),
            new DuplicateRoutes(services.locations(), stores.contacts(), answers).routes(),
            new ContactListRoutes(requests, writes.lists(), answers, aliases).routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> batch(UpsertReader reader) {
    return new BatchRoutes(
            new BatchReader(reader),
            requests,
            new RowRetries(
                services.retries(),
                writes.executor(),
                services.clock(),
                services.outcomeKept(),
                services.metrics()),
            services.rows(),
            new RowUpserts(writes.upserts()),
            services.metrics())
        .routes();
  }

  private List<Route> imports() {
    FileImports files = services.files();
    return Stream.of(
            new FileRoutes(requests, files, services.importDue()).routes(),
            new ImportRoutes(
                    new ImportRoutes.Parts(
                        requests, files, services.importDue(), streams, ending, heartbeat))
                .routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> activities() {
    return Stream.of(
            NoteRoutes.of(
                requests, stores.notes(), writes.notes(), writer, services.ids(), services.clock()),
            TaskRoutes.of(
                requests, stores.tasks(), writes.tasks(), writer, services.ids(), services.clock()))
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> businesses() {
    return Stream.of(
            new BusinessRoutes(
                    stores.businesses(),
                    writes.businesses(),
                    services.locations(),
                    services.ids(),
                    services.clock())
                .routes(),
            new BusinessContactRoutes(
                    requests,
                    writes.links(),
                    stores.businesses(),
                    stores.search(),
                    new ContactAnswers(),
                    aliases)
                .routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> locations() {
    LocationWriter locations = new LocationWriter();
    return Stream.of(
            new SettingsRoutes(stores.locations(), writes.locations(), locations).routes(),
            new CustomFieldRoutes(stores.locations(), writes.locations(), services.ids(), locations)
                .routes(),
            new TaskSearchRoutes(stores.taskSearch(), aliases).routes(),
            new TagRoutes(stores.tags(), writes.tags(), services.ids(), locations).routes(),
            new NamedValueRoutes(
                    stores.namedValues(), writes.namedValues(), services.ids(), locations)
                .routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> operators() {
    return Stream.of(
            new SessionRoutes(
                    sessions,
                    access,
                    services.operators(),
                    stores.operators(),
                    services.clock(),
                    DocumentRoutes.version())
                .routes(),
            new SeenRequestRoutes(journal, ending, heartbeat).routes(),
            new HealthFigureRoutes(
                    services.metrics(),
                    readiness::outage,
                    stores::figures,
                    DocumentRoutes.version(),
                    services.clock())
                .routes(),
            new OperatedLocationRoutes(
                    stores.locations(),
                    stores.deletions(),
                    writes.locations(),
                    location -> {
                      journal.forget(location);
                      services.deletionBegun().run();
                    },
                    services.ids(),
                    services.clock())
                .routes(),
            new OperatedTokenRoutes(
                    stores.tokens(),
                    stores.locations(),
                    services.ids(),
                    services.clock(),
                    () -> TokenSecret.random(services.secrets()),
                    writer)
                .routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> oauth() {
    return Stream.of(
            new TokenRoutes(authorizations).routes(),
            new ConsentRoutes(authorizations, authenticator, stores.locations()).routes(),
            new CompanyRoutes(authorizations, stores.locations()).routes())
        .flatMap(List::stream)
        .toList();
  }
}
