package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.config.Quoted;
import dev.cardfile.contact.Contact;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Snapshot;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.maintenance.CopyProgress.Unit;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.transfer.format.ContactFormat.Form;
import dev.cardfile.transfer.format.ContactFormat.FormerIds;
import dev.cardfile.transfer.format.ContactFormat.Profile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
  private String profile = "cardfile";

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
    Profile whose =
        switch (profile) {
          case "cardfile" -> Profile.CARDFILE;
          case "highlevel" -> Profile.HIGHLEVEL;
          default ->
              throw new WrongUsage(
                  "--profile: %s is neither cardfile nor highlevel".formatted(Quoted.of(profile)));
        };
    Form form =
        switch (format) {
          case "csv" -> Form.CSV;
          case "ndjson" -> Form.NDJSON;
          case "vcf" -> Form.VCF;
          default ->
              throw new WrongUsage(
                  "--format: %s is none of csv, ndjson and vcf".formatted(Quoted.of(format)));
        };
    return ContactFormat.of(form, whose, of);
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
    FormerIds former = (source, ids) -> stores.aliases().idsAt(of, source, ids);
    long written = 0;
    try (Snapshot snapshot = stores.search().snapshot(of, Filter.everybody());
        TerminalBar bar = TerminalBar.of(invocation.environment())) {
      long total = stores.contacts().count(of);
      to.write(format.head().getBytes(StandardCharsets.UTF_8));
      List<Contact> page = snapshot.next();
      while (!page.isEmpty()) {
        to.write(format.all(page, former).getBytes(StandardCharsets.UTF_8));
        written += page.size();
        bar.show("contacts", Math.min(written, total), total, Unit.ROWS);
        page = snapshot.next();
      }
    }
    return written;
  }
}
