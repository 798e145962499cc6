package dev.cardfile.cli.contact;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.JsonValues;
import dev.cardfile.cli.command.Output;
import dev.cardfile.history.Entry;
import dev.cardfile.json.JsonObject;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.HistoryStore.Feed;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.history.ChangesFormat;
import dev.cardfile.wire.history.ChangesWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile changes}. */
@Command(
    name = "changes",
    description = "List the last changes of a location's contacts, the oldest first.")
public final class ChangesCommand implements Action {

  private static final int DEFAULT_LIMIT = 20;
  private static final int CHUNK = 100;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
  private @Nullable LocationId location;

  @Option(
      names = "--after",
      paramLabel = "SEQ",
      description = "the changes after this one (default: the last ones)",
      converter = Converters.Sequence.class)
  private @Nullable Long after;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "how many changes at most (default " + DEFAULT_LIMIT + ")",
      converter = Converters.Count.class)
  private int limit = DEFAULT_LIMIT;

  @Option(names = "--follow", description = "keep printing new changes until interrupted")
  private boolean follow;

  @Override
  public void run(Invocation invocation) {
    LocationId of = Objects.requireNonNull(location);
    try (Stores stores = invocation.openExistingStore()) {
      if (stores.locations().find(of).isEmpty()) {
        throw new UnknownLocation(of);
      }
      HistoryStore history = stores.history();
      long from = after == null ? beforeTheLast(history, of, limit) : after;
      if (follow) {
        follow(history, of, from, invocation);
      } else {
        Output output = invocation.output();
        output.table(
            "location %s has no change after %d".formatted(of, from),
            read(history, of, from, limit).stream()
                .map(entry -> ChangeViews.of(shown(of, entry), !output.isJson()))
                .toList(),
            "by",
            "fields");
      }
    }
  }

  /** Reads the changes page by page, because a page of long changes ends early. */
  private static List<Entry> read(HistoryStore history, LocationId of, long from, int most) {
    Feed.Page page = page(history, of, from, most);
    List<Entry> all = new ArrayList<>(page.entries());
    while (page.more() && all.size() < most) {
      page = page(history, of, all.getLast().seq(), most - all.size());
      all.addAll(page.entries());
    }
    return all;
  }

  private static Feed.Page page(HistoryStore history, LocationId of, long from, int most) {
    return switch (history.after(of, from, most)) {
      case Feed.Page page -> page;
      case Feed.Expired() ->
          throw new CommandFailed(
              "changes after %d are no longer kept, or there is no such change".formatted(from));
    };
  }

  /** Returns the number before the first of the last changes that are kept, at most this many. */
  private static long beforeTheLast(HistoryStore history, LocationId of, int most) {
    long last = history.last(of);
    long from = Math.max(0, last - most);
    while (from < last && history.after(of, from, 1) instanceof Feed.Expired) {
      from += (last - from + 1) / 2;
    }
    return from;
  }

  private static void follow(
      HistoryStore history, LocationId of, long begin, Invocation invocation) {
    Output output = invocation.output();
    long from = begin;
    try {
      while (!invocation.environment().out().checkError()) {
        List<Entry> entries = page(history, of, from, CHUNK).entries();
        for (Entry entry : entries) {
          output.line(ChangeViews.of(shown(of, entry), !output.isJson()));
          from = entry.seq();
        }
        if (entries.isEmpty()) {
          Thread.sleep(BETWEEN_LOOKS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonObject shown(LocationId of, Entry entry) {
    ChangesWriter writer = new ChangesWriter(of, ApiVersion.V2021_07_28);
    return JsonValues.read(writer.one(ChangesFormat.LINES, entry));
  }
}
