package dev.cardfile.cli.contact;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.JsonValues;
import dev.cardfile.cli.command.Output;
import dev.cardfile.history.Entry;
import dev.cardfile.json.JsonObject;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.Stores;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.history.HistoryWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile contact …}. */
public final class ContactCommands {

  private static final ApiVersion VERSION = ApiVersion.V2021_07_28;
  private static final String NO_TRACE = "";

  private ContactCommands() {}

  @Command(name = "contact", description = "Show, restore and erase contacts.")
  public static final class Group {}

  @Command(name = "show", description = "Show a contact, as it is or as it was.")
  public static final class Show implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Option(names = "--location", required = true, paramLabel = "ID", description = "its location")
    private @Nullable LocationId location;

    @Option(
        names = "--at",
        paramLabel = "TIME",
        description = "as it was then, such as 2026-11-29T18:00:00Z")
    private @Nullable Instant at;

    @Override
    public void run(Invocation invocation) {
      try (Stores stores = invocation.openExistingStore()) {
        ChosenContact contact = ChosenContact.of(location, id).in(stores);
        byte[] answer = at == null ? now(stores, contact) : then(stores, contact, at);
        JsonObject shown =
            (JsonObject) Objects.requireNonNull(JsonValues.read(answer).get("contact"));
        Output output = invocation.output();
        output.details(JsonValues.of(shown, !output.isJson()));
      }
    }

    private static byte[] now(Stores stores, ChosenContact of) {
      return stores
          .contacts()
          .find(of.location(), of.id())
          .map(found -> new ContactAnswers().contact(found, of.location(), VERSION, NO_TRACE))
          .orElseThrow(of::missing);
    }

    private static byte[] then(Stores stores, ChosenContact of, Instant at) {
      return switch (stores.history().at(of.location(), of.id(), at)) {
        case HistoryStore.Past.Was(var was) ->
            new HistoryWriter().past(was, of.location(), VERSION, NO_TRACE);
        case HistoryStore.Past.WasNot() -> throw of.missing();
        case HistoryStore.Past.Expired() ->
            throw new CommandFailed(
                "the history of %s is not kept that far back".formatted(of.id()));
      };
    }
  }

  @Command(
      name = "history",
      description = "List the changes of a contact, the newest first, even if it is deleted.")
  public static final class History implements Action {

    private static final int DEFAULT_LIMIT = 20;

    @Mixin private final IdArgument id = new IdArgument();

    @Option(names = "--location", required = true, paramLabel = "ID", description = "its location")
    private @Nullable LocationId location;

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "how many changes at most (default " + DEFAULT_LIMIT + ")",
        converter = Converters.Count.class)
    private int limit = DEFAULT_LIMIT;

    @Override
    public void run(Invocation invocation) {
      try (Stores stores = invocation.openExistingStore()) {
        ChosenContact contact = ChosenContact.of(location, id).in(stores);
        HistoryStore.Timeline timeline = read(stores.history(), contact);
        if (timeline.entries().isEmpty()
            && stores.contacts().find(contact.location(), contact.id()).isEmpty()) {
          throw contact.missing();
        }
        byte[] answer =
            new HistoryWriter()
                .history(timeline.entries(), null, contact.location(), VERSION, NO_TRACE);
        List<JsonObject> changes = ChangeViews.list(JsonValues.read(answer), "history");
        Output output = invocation.output();
        output.table(
            "no change of contact %s is kept".formatted(contact.id()),
            changes.stream().map(change -> ChangeViews.of(change, !output.isJson())).toList(),
            "by");
        if (timeline.more()) {
          output.say("there are older changes: --limit shows more");
        }
      }
    }

    /** Reads the changes page by page, because a page of long changes ends early. */
    private HistoryStore.Timeline read(HistoryStore history, ChosenContact of) {
      List<Entry> all = new ArrayList<>();
      HistoryStore.Timeline page = history.of(of.location(), of.id(), null, limit);
      all.addAll(page.entries());
      while (page.more() && all.size() < limit) {
        page = history.of(of.location(), of.id(), all.getLast().seq(), limit - all.size());
        all.addAll(page.entries());
      }
      return new HistoryStore.Timeline(all, page.more());
    }
  }
}
