package dev.cardfile.http;

import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.LocationTag;
import dev.cardfile.store.Naming;
import dev.cardfile.store.TagStore;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.location.TagReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.TagLists;

/** {@code /locations/{locationId}/tags}, of the token's own location. */
final class TagEndpoint {

  private final TagStore tags;
  private final TagLists writes;
  private final IdSequence ids;
  private final TagReader reader = new TagReader();
  private final LocationWriter writer;

  TagEndpoint(TagStore tags, TagLists writes, IdSequence ids, LocationWriter writer) {
    this.tags = tags;
    this.writes = writes;
    this.ids = ids;
    this.writer = writer;
  }

  Reply list(Call call) {
    return Reply.json(
        writer.tags(tags.list(call.location()), call.location(), call.traceId()), "found");
  }

  Reply create(Call call) {
    return switch (reader.label(call.body())) {
      case BodyReading.Refused<String>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<String>(String label, var _) ->
          switch (writes.add(call.location(), call.actor(), new LocationTag(ids.next(), label))) {
            case Naming.Done<LocationTag>(LocationTag tag) ->
                Reply.created(writer.tag(tag, call.location(), call.traceId()), "created");
            case Naming.Taken<LocationTag>(String id) -> taken(label, id);
            case Naming.Missing<LocationTag>() ->
                throw new IllegalStateException("what is added cannot be missing");
            case Naming.Full<LocationTag>() ->
                Reply.refuse(new Problem.LimitReached(LocationPart.TAG, LocationTag.MAX_COUNT));
          };
    };
  }

  Reply show(Call call) {
    return tags.find(call.location(), call.id("tagId"))
        .map(tag -> Reply.json(writer.tag(tag, call.location(), call.traceId()), "found"))
        .orElseGet(() -> missing(call));
  }

  Reply rename(Call call) {
    return switch (reader.label(call.body())) {
      case BodyReading.Refused<String>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<String>(String label, var _) ->
          switch (writes.rename(call.location(), call.actor(), call.id("tagId"), label)) {
            case Naming.Done<LocationTag>(LocationTag tag) ->
                Reply.json(writer.tag(tag, call.location(), call.traceId()), "changed");
            case Naming.Taken<LocationTag>(String id) -> taken(label, id);
            case Naming.Missing<LocationTag>() -> missing(call);
            case Naming.Full<LocationTag>() ->
                throw new IllegalStateException("renaming makes no list longer");
          };
    };
  }

  Reply delete(Call call) {
    return writes.delete(call.location(), call.actor(), call.id("tagId"))
        ? Reply.json(writer.deleted(call.traceId()), "deleted")
        : missing(call);
  }

  private static Reply taken(String label, String id) {
    return Reply.refuse(new Problem.AlreadyThere(LocationPart.TAG, label, id));
  }

  private static Reply missing(Call call) {
    return Reply.refuse(new Problem.PartNotFound(LocationPart.TAG, call.id("tagId")));
  }
}
