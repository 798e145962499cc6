package dev.cardfile.cli.contact;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.JsonValues;
import dev.cardfile.cli.command.Output;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.ContactId;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Stores;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.history.ReversalWriter;
import dev.cardfile.write.Erasure;
import dev.cardfile.write.Reversal;
import dev.cardfile.write.Reversals;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WorkExecutor;
import dev.cardfile.write.work.WriteTerms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile contact restore} and {@code cardfile contact erase}. */
public final class ContactReversals {

  private static final WriteTerms TERMS = WriteTerms.of(Actor.COMMAND_LINE);
  private static final String NO_TRACE = "";

  private ContactReversals() {}

  private static <R> R written(Invocation invocation, Function<Reversals, Work<R>> work) {
    try (Stores stores = invocation.openExistingStore()) {
      return new WorkExecutor(stores.transactions())
          .run(work.apply(new Reversals(invocation::now)));
    }
  }

  @Command(
      name = "restore",
      description = {
        "Restore a deleted contact, with its notes and tasks.",
        "An e-mail or phone that another contact has taken since is left out, and named."
      })
  public static final class Restore implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Option(names = "--location", required = true, paramLabel = "ID", description = "its location")
    private @Nullable LocationId location;

    @Override
    public void run(Invocation invocation) {
      ChosenContact contact = ChosenContact.of(location, id);
      switch (restored(invocation, contact)) {
        case Reversal.Done done -> tell(invocation.output(), contact.location(), done);
        case Reversal.NotDeleted(ContactId there) ->
            throw new CommandFailed("contact %s is not deleted".formatted(there));
        case Reversal.Erased() ->
            throw new CommandFailed("%s was erased and cannot be restored".formatted(contact.id()));
        case Reversal.NoContact _,
            Reversal.NoChange _,
            Reversal.Gone _,
            Reversal.ChangedSince _,
            Reversal.Failed _,
            Reversal.Expired _ ->
            throw contact.missing();
      }
    }

    private static Reversal restored(Invocation invocation, ChosenContact contact) {
      return written(
          invocation, reversals -> reversals.restore(contact.location(), TERMS, contact.id()));
    }

    private static void tell(Output output, LocationId of, Reversal.Done done) {
      String id = done.contact().id().value();
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("id", id);
      thing.put("state", "restored");
      List<String> messages = messages(of, done);
      thing.put("warnings", messages);
      output.value("restored " + id, thing);
      if (!output.isJson()) {
        messages.forEach(output::say);
      }
    }

    /** Returns the warnings in the wording of the API. */
    private static List<String> messages(LocationId of, Reversal.Done done) {
      List<Warning> warnings = done.warnings();
      ContactView view = new ContactView(done.contact(), of, ApiVersion.V2021_07_28);
      Json told =
          JsonValues.read(new ReversalWriter().done(view, warnings, NO_TRACE)).get("warnings");
      return told instanceof JsonArray(List<Json> items)
          ? items.stream()
              .map(item -> JsonValues.of((JsonObject) item, true).get("message"))
              .map(String::valueOf)
              .toList()
          : List.of();
    }
  }

  @Command(
      name = "erase",
      description = {
        "Erase a person: the contact and all that is kept of it, for good.",
        "Backups and copies are not erased; the output lists what is not reached."
      })
  public static final class Erase implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Option(names = "--location", required = true, paramLabel = "ID", description = "its location")
    private @Nullable LocationId location;

    @Option(names = "--yes", description = "do it: nothing can bring the contact back")
    private boolean yes;

    @Override
    public void run(Invocation invocation) {
      ChosenContact contact = ChosenContact.of(location, id);
      if (!yes) {
        throw new WrongUsage("erasing cannot be undone: add --yes to erase " + contact.id());
      }
      Optional<Erasure> erasure =
          written(
              invocation, reversals -> reversals.erase(contact.location(), TERMS, contact.id()));
      Erasure done = erasure.orElseThrow(contact::missing);
      Output output = invocation.output();
      byte[] certificate =
          new ReversalWriter()
              .erased(done.id(), done.at(), done.removed(), done.outcomes(), NO_TRACE);
      Map<String, @Nullable Object> shown =
          JsonValues.of(JsonValues.read(certificate), !output.isJson());
      shown.remove("traceId");
      output.details(shown);
    }
  }
}
