package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.config.Quoted;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.Snapshot;
import dev.cardfile.search.Sorting;
import dev.cardfile.store.AliasStore;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.maintenance.CopyProgress.Unit;
import dev.cardfile.transfer.format.Cards;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.transfer.format.HighLevelCsv;
import dev.cardfile.transfer.format.ObjectLines;
import dev.cardfile.transfer.format.OwnCsv;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile export}. */
@Command(
    name = "export",
    description = {
      "Write the contacts of a location into a file, as they are at this moment.",
      "A server may run meanwhile."
    })
public final class ExportCommand implements Action {

  private static final String CARDFILE = "cardfile";
  private static final String HIGHLEVEL = "highlevel";

  @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
  private @Nullable LocationId location;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv (the default), ndjson or vcf")
  private String format = "csv";

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "whose CSV: cardfile (the default, with everything) or highlevel")
  private String profile = CARDFILE;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the file to write, which must not be there (default: standard output)")
  private @Nullable String out;

  @Override
  public void run(Invocation invocation) {
    LocationId of = Objects.requireNonNull(location);
    try (Stores stores = invocation.openExistingStore()) {
      Location found = stores.locations().find(of).orElseThrow(() -> new UnknownLocation(of));
      ContactFormat chosen = chosen(found);
      if (out == null) {
        write(stores, of, chosen, invocation.environment().out(), invocation);
        invocation.environment().out().flush();
      } else {
        Path file = FileArgument.path(out, invocation.environment().workingDirectory());
        long written = write(stores, of, chosen, file, invocation);
        invocation.output().say("wrote %,d contacts to %s".formatted(written, file));
      }
    } catch (IOException failure) {
      throw new CommandFailed("the file could not be written: " + failure.getMessage());
    }
  }

  private ContactFormat chosen(Location of) {
    if (!List.of(CARDFILE, HIGHLEVEL).contains(profile)) {
      throw new WrongUsage(
          "--profile: %s is neither cardfile nor highlevel".formatted(Quoted.of(profile)));
    }
    return switch (format) {
      case "csv" ->
          profile.equals(HIGHLEVEL)
              ? new HighLevelCsv(zone(of.timezone()))
              : new OwnCsv(of.customFields());
      case "ndjson" -> new ObjectLines(of.customFields());
      case "vcf" -> new Cards();
      default ->
          throw new WrongUsage(
              "--format: %s is none of csv, ndjson and vcf".formatted(Quoted.of(format)));
    };
  }

  private static ZoneId zone(@Nullable TimeZoneName name) {
    return name == null ? ZoneOffset.UTC : ZoneId.of(name.value());
  }

  /** Half a file would pass for a whole one: it goes when something fails. */
  private static long write(
      Stores stores, LocationId of, ContactFormat format, Path file, Invocation invocation)
      throws IOException {
    try (OutputStream stream =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      try {
        return write(stores, of, format, stream, invocation);
      } catch (IOException | RuntimeException failure) {
        Files.deleteIfExists(file);
        throw failure;
      }
    } catch (FileAlreadyExistsException there) {
      throw new CommandFailed("%s is there already".formatted(file));
    }
  }

  private static long write(
      Stores stores, LocationId of, ContactFormat format, OutputStream to, Invocation invocation)
      throws IOException {
    ContactSearch contacts = stores.search();
    long written = 0;
    try (Snapshot snapshot = contacts.snapshot(of, Filter.everybody());
        TerminalBar bar = TerminalBar.of(invocation.environment())) {
      long total = contacts.find(of, one()).total();
      to.write(format.head().getBytes(StandardCharsets.UTF_8));
      List<Contact> page = snapshot.next();
      while (!page.isEmpty()) {
        Map<ContactId, String> ids = former(stores.aliases(), of, format, page);
        for (Contact contact : page) {
          String id = ids.getOrDefault(contact.id(), contact.id().value());
          to.write(format.one(contact, id).getBytes(StandardCharsets.UTF_8));
        }
        written += page.size();
        bar.show("contacts", Math.min(written, total), total, Unit.ROWS);
        page = snapshot.next();
      }
    }
    return written;
  }

  private static Map<ContactId, String> former(
      AliasStore aliases, LocationId of, ContactFormat format, List<Contact> page) {
    String source = format.source();
    return source == null
        ? Map.of()
        : aliases.idsAt(of, source, page.stream().map(Contact::id).toList());
  }

  private static Search one() {
    return new Search(Filter.everybody(), Sorting.OLDEST_FIRST, new Search.Start.Offset(0), 1);
  }
}
