package dev.cardfile.cli;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Country;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The location with which the request of the original's documentation works word for word. */
final class ExampleLocation {

  static final LocationId ID = new LocationId("ve9EPM428h8vShlRW1KT");

  private static final CustomFieldDefinition FIELD =
      new CustomFieldDefinition(
          "6dvNaf7VhkQ9snc5vnjJ",
          "my_custom_field",
          "My Custom Field",
          CustomFieldType.TEXT,
          List.of());

  /** The documentation's values, without those that say nothing in a first try. */
  private static final String BODY =
      """
      {"locationId":"ve9EPM428h8vShlRW1KT","firstName":"Rosan","lastName":"Deo",\
      "email":"rosan@deos.com","phone":"+1 888-888-8888","address1":"3535 1st St N",\
      "city":"Dolomite","state":"AL","postalCode":"35061","country":"US",\
      "companyName":"DGS VolMAX","source":"public api",\
      "tags":["nisi sint commodo amet","consequat"],\
      "customFields":[{"id":"6dvNaf7VhkQ9snc5vnjJ","field_value":"My Text"}]}\
      """;

  private ExampleLocation() {}

  /**
   * Makes it in a store that has no location.
   *
   * @return the secret of a token for it; empty when the store has a location
   */
  static Optional<TokenSecret> makeIn(Stores stores, Invocation invocation) {
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
                invocation.ids().next(),
                secret.hash(),
                ID,
                "example",
                EnumSet.allOf(Scope.class),
                invocation.now(),
                null,
                null));
    return Optional.of(secret);
  }

  /** A line for a shell that makes the example's first contact. */
  static String curl(String url, TokenSecret secret) {
    return "curl -sS '%s/contacts/upsert' -H 'Authorization: Bearer %s' -H 'Version: 2021-04-15' -H 'Content-Type: application/json' -d '%s'"
        .formatted(url, secret.value(), BODY);
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
