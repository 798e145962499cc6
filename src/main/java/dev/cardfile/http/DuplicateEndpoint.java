package dev.cardfile.http;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.DuplicateReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationView;
import java.util.List;
import java.util.Optional;

/** {@code GET /contacts/search/duplicate}. */
final class DuplicateEndpoint implements Endpoint {

  private final DuplicateReader reader;
  private final LocationView locations;
  private final ContactStore contacts;
  private final ContactAnswers answers;

  DuplicateEndpoint(
      DuplicateReader reader,
      LocationView locations,
      ContactStore contacts,
      ContactAnswers answers) {
    this.reader = reader;
    this.locations = locations;
    this.contacts = contacts;
    this.answers = answers;
  }

  @Override
  public Reply answer(Call call) {
    LocationId id = call.location();
    Location location = locations.fresh(id);
    return switch (reader.read(call.query(), location)) {
      case BodyReading.Refused<List<MatchKey>>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<List<MatchKey>>(List<MatchKey> keys, var _) -> {
        Optional<Contact> found = first(id, keys);
        byte[] body = answers.found(found, id, call.known().version(), call.traceId());
        yield Reply.json(body, found.isPresent() ? "found" : "none");
      }
    };
  }

  private Optional<Contact> first(LocationId location, List<MatchKey> keys) {
    for (MatchKey key : keys) {
      Optional<Contact> holder = contacts.oldestHolder(location, key);
      if (holder.isPresent()) {
        return holder;
      }
    }
    return Optional.empty();
  }
}
