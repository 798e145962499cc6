package dev.cardfile.server;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore.Created;
import dev.cardfile.store.Stores;
import dev.cardfile.write.LocationSettings;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The location for which the example request of HighLevel's documentation works unchanged. */
public final class ExampleLocation {

  public static final LocationId ID = new LocationId("ve9EPM428h8vShlRW1KT");

  private static final CustomFieldDefinition FIELD =
      new CustomFieldDefinition(
          "6dvNaf7VhkQ9snc5vnjJ",
          "my_custom_field",
          "My Custom Field",
          CustomFieldType.TEXT,
          List.of());

  private ExampleLocation() {}

  /**
   * Creates the example location in a store that has no location.
   *
   * @return the secret of a token for the location; empty if the store had a location already
   */
  static Optional<TokenSecret> makeIn(Stores stores, InstantSource clock, IdSequence ids) {
    if (!stores.locations().list().isEmpty()
        || stores.locations().create(location()) != Created.ADDED) {
      return Optional.empty();
    }
    new LocationSettings(stores.transactions()).addField(ID, Actor.COMMAND_LINE, FIELD);
    TokenSecret secret = TokenSecret.random();
    stores
        .tokens()
        .create(
            new Token(
                ids.next(),
                secret.hash(),
                ID,
                "example",
                EnumSet.allOf(Scope.class),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null));
    return Optional.of(secret);
  }

  private static Location location() {
    return new Location(
        ID,
        "Example",
        Country.parse("US").orElseThrow(),
        TimeZoneName.parse("America/Chicago").orElseThrow(),
        null,
        DuplicatePreference.DEFAULT,
        CustomFieldDefinitions.NONE,
        0);
  }
}
