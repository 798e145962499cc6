package dev.cardfile.cli.contact;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contact of a location that a command works on. */
record ChosenContact(LocationId location, ContactId id) {

  /** Returns the contact as it was typed. The location cannot be null here: picocli requires it. */
  static ChosenContact of(@Nullable LocationId location, IdArgument id) {
    return new ChosenContact(Objects.requireNonNull(location), new ContactId(id.required()));
  }

  /**
   * Returns the contact by its own id, if the typed id was an alias.
   *
   * @throws UnknownLocation when the location does not exist
   */
  ChosenContact in(Stores stores) {
    if (stores.locations().find(location).isEmpty()) {
      throw new UnknownLocation(location);
    }
    ContactId own = stores.aliases().contacts(location, Set.of(id.value())).get(id.value());
    return own == null ? this : new ChosenContact(location, own);
  }

  CommandFailed missing() {
    return new CommandFailed("location %s has no contact %s".formatted(location, id));
  }
}
