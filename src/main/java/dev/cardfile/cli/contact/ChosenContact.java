package dev.cardfile.cli.contact;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contact of a location that a command works on. */
record ChosenContact(LocationId location, ContactId id) {

  /** As it was typed; picocli has made sure that there is a location. */
  static ChosenContact of(@Nullable LocationId location, IdArgument id) {
    return new ChosenContact(Objects.requireNonNull(location), new ContactId(id.required()));
  }

  void requireLocation(Stores stores) {
    if (stores.locations().find(location).isEmpty()) {
      throw new UnknownLocation(location);
    }
  }

  CommandFailed missing() {
    return new CommandFailed("location %s has no contact %s".formatted(location, id));
  }
}
