package dev.cardfile.cli;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.FieldKey;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore.Created;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.write.LocationSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile field …}. */
final class FieldCommands {

  private FieldCommands() {}

  @Command(name = "field", description = "Create and list the custom fields of a location.")
  static final class Group {}

  @Command(name = "create", description = "Create a custom field and print its id.")
  static final class Create implements Action {

    @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
    private String location = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "a display name")
    private String name = "";

    @Option(
        names = "--type",
        required = true,
        paramLabel = "TYPE",
        description = {
          "TEXT, LARGE_TEXT, NUMERICAL, MONETORY, PHONE, EMAIL,",
          "DATE, SINGLE_OPTIONS, MULTIPLE_OPTIONS, CHECKBOX,",
          "RADIO, TEXTBOX_LIST or FILE_UPLOAD"
        })
    private String type = "";

    @Option(names = "--id", paramLabel = "ID", description = "its id (default: a new one)")
    private @Nullable String id;

    @Option(
        names = "--key",
        paramLabel = "KEY",
        description = "its key, with or without 'contact.' (default: derived from the name)")
    private @Nullable String key;

    @Option(
        names = "--options",
        paramLabel = "A,B,...",
        description =
            "the choices of CHECKBOX, RADIO and the OPTIONS types (default: anything);"
                + " the boxes of a TEXTBOX_LIST")
    private @Nullable String options;

    @Override
    public void run(Invocation invocation) {
      LocationId of = Arguments.locationId("--location", location);
      CustomFieldDefinition field = read(invocation);
      try (Stores stores = invocation.openExistingStore()) {
        Created created =
            new LocationSettings(stores.transactions()).addField(of, Actor.COMMAND_LINE, field);
        switch (created) {
          case ADDED -> {}
          case ID_TAKEN ->
              throw new CommandFailed("there is already a field with the id " + field.id());
          case KEY_TAKEN ->
              throw new CommandFailed("there is already a field with the key " + field.key());
          case FULL ->
              throw new CommandFailed(
                  "the location has %d fields, which is the maximum"
                      .formatted(CustomFieldDefinitions.MAX_COUNT));
        }
      }
      invocation.output().value(field.id(), Things.field(field));
    }

    private CustomFieldDefinition read(Invocation invocation) {
      String fieldName = Arguments.text("--name", name);
      CustomFieldType fieldType = Arguments.fieldType("--type", type);
      return new CustomFieldDefinition(
          id == null ? invocation.ids().next() : Arguments.id("--id", id),
          key(fieldName),
          fieldName,
          fieldType,
          options == null ? List.of() : options(fieldType, options));
    }

    private String key(String fieldName) {
      String typed = key;
      if (typed != null) {
        return FieldKey.parse(typed)
            .orElseThrow(
                () -> Arguments.notA("--key", typed, "a key of lower-case letters, digits and _"));
      }
      return FieldKey.ofName(fieldName)
          .orElseThrow(() -> new WrongUsage("--key: required, because the name has no letters"));
    }

    private static List<String> options(CustomFieldType type, String typed) {
      if (!type.takesOptions()) {
        throw new WrongUsage("--options: a field of type " + type + " has no options");
      }
      Set<String> options = new LinkedHashSet<>();
      for (String word : Arguments.words(typed)) {
        if (!options.add(Arguments.text("--options", word))) {
          throw new WrongUsage("--options: an option is given twice");
        }
      }
      if (options.size() > CustomFieldDefinition.MAX_OPTIONS) {
        throw new WrongUsage("--options: give at most " + CustomFieldDefinition.MAX_OPTIONS);
      }
      return List.copyOf(options);
    }
  }

  @Command(name = "list", description = "List the custom fields of a location.")
  static final class ListAll implements Action {

    @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
    private String location = "";

    @Override
    public void run(Invocation invocation) {
      LocationId id = Arguments.locationId("--location", location);
      try (Stores stores = invocation.openExistingStore()) {
        invocation
            .output()
            .table(
                stores
                    .locations()
                    .find(id)
                    .orElseThrow(() -> new UnknownLocation(id))
                    .customFields()
                    .all()
                    .stream()
                    .map(Things::field)
                    .toList());
      }
    }
  }
}
