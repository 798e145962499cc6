package dev.cardfile.cli.location;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.Output;
import dev.cardfile.cli.command.Views;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.ProfileChange;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.write.LocationSettings;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile location …}. */
public final class LocationCommands {

  private LocationCommands() {}

  @Command(name = "location", description = "Create, show and change locations.")
  public static final class Group {}

  @Command(
      name = "create",
      description = {
        "Create a location and print its id, which you choose:",
        "1 to 64 of A-Z, a-z, 0-9, - and _."
      })
  public static final class Create implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "a display name",
        converter = Converters.Text.class)
    private String name = "";

    @Option(
        names = "--country",
        paramLabel = "CC",
        description = "two letters; applies to phone numbers without a country code")
    private @Nullable Country country;

    @Option(
        names = "--timezone",
        paramLabel = "TZ",
        description = "an IANA name, such as America/Chicago")
    private @Nullable TimeZoneName timezone;

    @Option(
        names = "--allow-duplicates",
        description = "allow several contacts to have the same e-mail or phone")
    private boolean allowDuplicates;

    @Option(
        names = "--match",
        paramLabel = "FIELDS",
        description = "the fields to match contacts by, the stronger first (default email,phone)")
    private @Nullable MatchOrder match;

    @Override
    public void run(Invocation invocation) {
      Location location = read();
      try (Stores stores = invocation.openStore()) {
        if (stores.locations().create(location) != LocationStore.Created.ADDED) {
          throw new CommandFailed("location %s already exists".formatted(location.id()));
        }
      }
      invocation.output().value(location.id().value(), Views.location(location));
    }

    private Location read() {
      return new Location(
          new LocationId(id.required()),
          name,
          country,
          timezone,
          null,
          new DuplicatePreference(
              allowDuplicates, match == null ? DuplicatePreference.DEFAULT.order() : match),
          CustomFieldDefinitions.NONE,
          0);
    }
  }

  @Command(name = "list", description = "List all locations.")
  public static final class ListAll implements Action {

    @Override
    public void run(Invocation invocation) {
      try (Stores stores = invocation.openExistingStore()) {
        invocation
            .output()
            .table(
                "there is no location",
                stores.locations().list().stream().map(Views::location).toList());
      }
    }
  }

  @Command(name = "show", description = "Show a location.")
  public static final class Show implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Override
    public void run(Invocation invocation) {
      LocationId location = new LocationId(id.required());
      try (Stores stores = invocation.openExistingStore()) {
        invocation
            .output()
            .details(
                Views.locationDetails(
                    stores
                        .locations()
                        .find(location)
                        .orElseThrow(() -> new UnknownLocation(location))));
      }
    }
  }

  @Command(name = "duplicates", description = "List the values that several contacts share.")
  public static final class Duplicates implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Override
    public void run(Invocation invocation) {
      LocationId location = new LocationId(id.required());
      try (Stores stores = invocation.openExistingStore()) {
        if (stores.locations().find(location).isEmpty()) {
          throw new UnknownLocation(location);
        }
        Output output = invocation.output();
        AtomicBoolean any = new AtomicBoolean();
        stores
            .locations()
            .duplicates(
                location,
                duplicate -> {
                  any.set(true);
                  output.line(Views.duplicate(duplicate));
                });
        if (!any.get()) {
          output.say("there is no value that several contacts share");
        }
      }
    }
  }

  @Command(name = "set", description = "Change a location's settings and show it.")
  public static final class Set implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Option(
        names = "--allow-duplicates",
        arity = "1",
        paramLabel = "true|false",
        description = "whether several contacts may have the same e-mail or phone",
        converter = Converters.TrueOrFalse.class)
    private @Nullable Boolean allowDuplicates;

    @Option(
        names = "--match",
        paramLabel = "FIELDS",
        description = "the fields to match contacts by, the stronger first: email,phone")
    private @Nullable MatchOrder match;

    @Option(names = "--country", paramLabel = "CC", description = "two letters")
    private @Nullable Country country;

    @Option(names = "--timezone", paramLabel = "TZ", description = "an IANA name")
    private @Nullable TimeZoneName timezone;

    @Option(
        names = "--invalid-values",
        paramLabel = "refuse|drop",
        description = "what becomes of a contact's invalid values if a request does not say it")
    private @Nullable InvalidValues invalidValues;

    @Override
    public void run(Invocation invocation) {
      LocationId location = new LocationId(id.required());
      LocationChange change = read();
      try (Stores stores = invocation.openExistingStore()) {
        LocationStore locations = stores.locations();
        Location before = locations.find(location).orElseThrow(() -> new UnknownLocation(location));
        Location after =
            new LocationSettings(stores.transactions())
                .change(location, Actor.COMMAND_LINE, change)
                .orElseThrow(() -> new UnknownLocation(location));
        Map<String, @Nullable Object> details = Views.locationDetails(after);
        if (before.preference().allowDuplicates() && !after.preference().allowDuplicates()) {
          details.put("duplicates", locations.countDuplicates(location));
        }
        invocation.output().details(details);
      }
    }

    private LocationChange read() {
      if (Stream.of(allowDuplicates, match, country, timezone, invalidValues)
          .allMatch(Objects::isNull)) {
        throw new WrongUsage(
            "nothing to change: give --allow-duplicates, --match, --country, --timezone or"
                + " --invalid-values");
      }
      Edit<Country> newCountry = country == null ? Edit.keep() : Edit.put(country);
      Edit<TimeZoneName> newTimezone = timezone == null ? Edit.keep() : Edit.put(timezone);
      return new LocationChange(
          null,
          newCountry,
          newTimezone,
          Edit.keep(),
          allowDuplicates,
          match,
          ProfileChange.NONE,
          invalidValues == null ? Edit.keep() : Edit.put(invalidValues));
    }
  }
}
