package dev.cardfile.bench.command;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.bench.Destination;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.Stores;
import dev.cardfile.write.LocationSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The locations that a benchmark creates in a store for its own use. */
final class BenchStore {

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int RUN_LENGTH = 10;
  private static final int NUMBER_LENGTH = 3;

  private final Invocation invocation;
  private final List<Destination> destinations = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();

  private BenchStore(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Creates this many locations in the store of the invocation, each with a custom field and a
   * token.
   */
  static BenchStore make(Invocation invocation, int locations) {
    BenchStore made = new BenchStore(invocation);
    String run = made.randomText();
    IdSequence ids = invocation.ids();
    try (Stores stores = invocation.openStore()) {
      for (int number = 1; number <= locations; number++) {
        made.add(stores, new LocationId("bench-%s-%03d".formatted(run, number)), ids);
      }
    }
    return made;
  }

  /** The contacts and duplicates in all locations together. */
  record Count(long contacts, long duplicates) {}

  List<Destination> destinations() {
    return destinations;
  }

  /** Describes what remains in a store that is not temporary. */
  String left(long contacts) {
    String first = destinations.getFirst().location();
    return String.format(
        Locale.ROOT,
        "%d locations %s* with %,d contacts remain in the store.",
        destinations.size(),
        first.substring(0, first.length() - NUMBER_LENGTH),
        contacts);
  }

  /** Counts the contacts and duplicates that are in the locations now. */
  Count count() {
    long contacts = 0;
    long duplicates = 0;
    try (Stores stores = invocation.openStore()) {
      for (Destination destination : destinations) {
        LocationId location = new LocationId(destination.location());
        contacts += stores.contacts().count(location);
        duplicates += stores.locations().countDuplicates(location);
      }
    }
    return new Count(contacts, duplicates);
  }

  /** Revokes the tokens; the locations remain. */
  void revokeTokens() {
    try (Stores stores = invocation.openStore()) {
      tokens.forEach(token -> stores.tokens().revoke(token, invocation.now()));
    }
  }

  private void add(Stores stores, LocationId location, IdSequence ids) {
    if (stores.locations().create(location(location)) != LocationStore.Created.ADDED) {
      throw new CommandFailed("location %s already exists".formatted(location));
    }
    String field = ids.next();
    new LocationSettings(stores.transactions())
        .addField(
            location,
            Actor.COMMAND_LINE,
            new CustomFieldDefinition(
                field, "my_custom_field", "My Custom Field", CustomFieldType.TEXT, List.of()));
    TokenSecret secret = TokenSecret.random();
    Token token =
        new Token(
            ids.next(),
            secret.hash(),
            location,
            "bench",
            EnumSet.of(Scope.CONTACTS_WRITE, Scope.CONTACTS_READONLY),
            invocation.now(),
            null,
            null);
    stores.tokens().create(token);
    tokens.add(token.id());
    destinations.add(new Destination(location.value(), secret.value(), field));
  }

  private static Location location(LocationId id) {
    return new Location(
        id,
        "Benchmark",
        Country.parse("US").orElseThrow(),
        null,
        null,
        DuplicatePreference.DEFAULT,
        CustomFieldDefinitions.NONE,
        0);
  }

  private String randomText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < RUN_LENGTH; i++) {
      text.append(DIGITS.charAt(invocation.environment().random().nextInt(DIGITS.length())));
    }
    return text.toString();
  }
}
