package dev.cardfile.http;

import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.FieldReader;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /locations/{locationId}/customFields}, of the token's own location. */
final class CustomFieldEndpoint {

  private final LocationStore locations;
  private final LocationSettings writes;
  private final IdSequence ids;
  private final FieldReader reader = new FieldReader();
  private final LocationWriter writer;

  CustomFieldEndpoint(
      LocationStore locations, LocationSettings writes, IdSequence ids, LocationWriter writer) {
    this.locations = locations;
    this.writes = writes;
    this.ids = ids;
    this.writer = writer;
  }

  Reply list(Call call) {
    return switch (reader.wantsContacts(call.query())) {
      case BodyReading.Refused<Boolean>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<Boolean>(Boolean contacts, var _) -> {
        List<CustomFieldDefinition> fields = contacts ? fields(call).all() : List.of();
        yield Reply.json(writer.fields(fields, call.location(), call.traceId()), "found");
      }
    };
  }

  Reply create(Call call) {
    return switch (reader.create(call.body(), ids.next())) {
      case BodyReading.Refused<CustomFieldDefinition>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<CustomFieldDefinition>(
              CustomFieldDefinition field,
              List<Warning> warnings) ->
          create(call, field, warnings);
    };
  }

  private Reply create(Call call, CustomFieldDefinition field, List<Warning> warnings) {
    LocationId location = call.location();
    return switch (writes.addField(location, call.actor(), field)) {
      case ADDED -> {
        CustomFieldDefinition added = fields(call).byId(field.id()).orElse(field);
        yield Reply.created(writer.field(added, warnings, location, call.traceId()), "created");
      }
      case KEY_TAKEN -> Reply.refuse(taken(call, field.key()));
      case ID_TAKEN -> throw new IllegalStateException("a new id is taken");
      case FULL ->
          Reply.refuse(
              new Problem.LimitReached(
                  LocationPart.CUSTOM_FIELD, CustomFieldDefinitions.MAX_COUNT));
    };
  }

  /** The field may be named by its key too: the original takes that. */
  Reply show(Call call) {
    String id = call.id("fieldId");
    CustomFieldDefinitions fields = fields(call);
    return found(call, fields.byId(id).or(() -> fields.byKey(id)), List.of(), "found");
  }

  Reply change(Call call) {
    Optional<CustomFieldDefinition> field = fields(call).byId(call.id("fieldId"));
    return field.isEmpty() ? missing(call) : change(call, field.get());
  }

  private Reply change(Call call, CustomFieldDefinition field) {
    return switch (reader.change(call.body(), field)) {
      case BodyReading.Refused<UnaryOperator<CustomFieldDefinition>>(Problem problem) ->
          Reply.refuse(problem);
      case BodyReading.Accepted<UnaryOperator<CustomFieldDefinition>>(
              var change,
              List<Warning> warnings) ->
          found(
              call,
              writes.changeField(call.location(), call.actor(), field.id(), change),
              warnings,
              "changed");
    };
  }

  Reply delete(Call call) {
    return writes.deleteField(call.location(), call.actor(), call.id("fieldId"))
        ? Reply.json(writer.deleted(call.traceId()), "deleted")
        : missing(call);
  }

  /** Files are kept by nobody here. */
  Reply upload(Call call) {
    return Reply.refuse(new Problem.NotSupported("Uploads of files"));
  }

  private Reply found(
      Call call, Optional<CustomFieldDefinition> field, List<Warning> warnings, String outcome) {
    return field
        .map(each ->
            Reply.json(writer.field(each, warnings, call.location(), call.traceId()), outcome))
        .orElseGet(() -> missing(call));
  }

  private Problem taken(Call call, String key) {
    String existing = fields(call).byKey(key).map(CustomFieldDefinition::id).orElse(null);
    return new Problem.AlreadyThere(
        LocationPart.CUSTOM_FIELD, CustomFieldDefinition.KEY_PREFIX + key, existing);
  }

  private static Reply missing(Call call) {
    return Reply.refuse(new Problem.PartNotFound(LocationPart.CUSTOM_FIELD, call.id("fieldId")));
  }

  private CustomFieldDefinitions fields(Call call) {
    return locations
        .find(call.location())
        .orElseThrow(() -> new UnknownLocation(call.location()))
        .customFields();
  }
}
