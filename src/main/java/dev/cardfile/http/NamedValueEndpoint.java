package dev.cardfile.http;

import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.NamedValue;
import dev.cardfile.store.NamedValueStore;
import dev.cardfile.store.Naming;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.location.NamedValueReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.NamedValues;
import java.util.Optional;

/** {@code /locations/{locationId}/customValues}, of the token's own location. */
final class NamedValueEndpoint {

  private final NamedValueStore values;
  private final NamedValues writes;
  private final IdSequence ids;
  private final NamedValueReader reader = new NamedValueReader();
  private final LocationWriter writer;

  NamedValueEndpoint(
      NamedValueStore values, NamedValues writes, IdSequence ids, LocationWriter writer) {
    this.values = values;
    this.writes = writes;
    this.ids = ids;
    this.writer = writer;
  }

  Reply list(Call call) {
    return Reply.json(
        writer.namedValues(values.list(call.location()), call.location(), call.traceId()), "found");
  }

  Reply create(Call call) {
    return switch (reader.create(call.body(), ids.next())) {
      case BodyReading.Refused<NamedValue>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<NamedValue>(NamedValue value, var _) -> create(call, value);
    };
  }

  private Reply create(Call call, NamedValue value) {
    return switch (writes.add(call.location(), call.actor(), value)) {
      case Naming.Done<NamedValue>(NamedValue added) ->
          Reply.created(writer.namedValue(added, call.location(), call.traceId()), "created");
      case Naming.Taken<NamedValue>(String id) ->
          Reply.refuse(new Problem.AlreadyThere(LocationPart.CUSTOM_VALUE, value.key(), id));
      case Naming.Missing<NamedValue>() ->
          throw new IllegalStateException("what is added cannot be missing");
      case Naming.Full<NamedValue>() ->
          Reply.refuse(new Problem.LimitReached(LocationPart.CUSTOM_VALUE, NamedValue.MAX_COUNT));
    };
  }

  Reply show(Call call) {
    return found(call, values.find(call.location(), call.id("valueId")), "found");
  }

  Reply change(Call call) {
    return switch (reader.change(call.body())) {
      case BodyReading.Refused<NamedValueReader.Change>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<NamedValueReader.Change>(NamedValueReader.Change change, var _) ->
          found(
              call,
              writes.change(
                  call.location(), call.actor(), call.id("valueId"), change.name(), change.value()),
              "changed");
    };
  }

  Reply delete(Call call) {
    return writes.delete(call.location(), call.actor(), call.id("valueId"))
        ? Reply.json(writer.deleted(call.traceId()), "deleted")
        : missing(call);
  }

  private Reply found(Call call, Optional<NamedValue> value, String outcome) {
    return value
        .map(each -> Reply.json(writer.namedValue(each, call.location(), call.traceId()), outcome))
        .orElseGet(() -> missing(call));
  }

  private static Reply missing(Call call) {
    return Reply.refuse(new Problem.PartNotFound(LocationPart.CUSTOM_VALUE, call.id("valueId")));
  }
}
