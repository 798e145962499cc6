package dev.cardfile.cli.location;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.Converters.Choices;
import dev.cardfile.cli.command.FlagValues;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.Views;
import dev.cardfile.cli.command.WrongUsage;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile field …}. */
public final class FieldCommands {

  private FieldCommands() {}

  @Command(name = "field", description = "Create and list the custom fields of a location.")
  public static final class Group {}

  @Command(
      name = "create",
      description = "Create a custom field and print its id, which is new unless you give one.")
  public static final class Create implements Action {

    @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
    private @Nullable LocationId location;

    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "a display name",
        converter = Converters.Text.class)
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
    private @Nullable CustomFieldType type;

    @Mixin private final IdArgument id = new IdArgument();

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
    private @Nullable Choices options;

    @Override
    public void run(Invocation invocation) {
      LocationId of = Objects.requireNonNull(location);
      CustomFieldDefinition field = read(invocation);
      try (Stores stores = invocation.openExistingStore()) {
        Created created =
            new LocationSettings(stores.transactions()).addField(of, Actor.COMMAND_LINE, field);
        switch (created) {
          case ADDED -> {}
          case ID_TAKEN ->
              throw new CommandFailed(
                  "a field with the id %s already exists".formatted(field.id()));
          case KEY_TAKEN ->
              throw new CommandFailed(
                  "a field with the key %s already exists".formatted(field.key()));
          case FULL ->
              throw new CommandFailed(
                  "the location has %d fields, which is the maximum"
                      .formatted(CustomFieldDefinitions.MAX_COUNT));
        }
      }
      invocation.output().value(field.id(), Views.field(field));
    }

    private CustomFieldDefinition read(Invocation invocation) {
      CustomFieldType fieldType = Objects.requireNonNull(type);
      return new CustomFieldDefinition(
          id.typed().orElseGet(invocation.ids()::next),
          key(name),
          name,
          fieldType,
          options == null ? List.of() : options(fieldType, options.texts()));
    }

    private String key(String fieldName) {
      String typed = key;
      if (typed != null) {
        return FieldKey.parse(typed)
            .orElseThrow(
                () -> FlagValues.notA("--key", typed, "a key of lower-case letters, digits and _"));
      }
      return FieldKey.ofName(fieldName)
          .orElseThrow(() -> new WrongUsage("--key: required, because the name has no letters"));
    }

    private static List<String> options(CustomFieldType type, List<String> options) {
      if (!type.takesOptions()) {
        throw new WrongUsage("--options: a field of type " + type + " has no options");
      }
      if (options.size() > CustomFieldDefinition.MAX_OPTIONS) {
        throw new WrongUsage("--options: give at most " + CustomFieldDefinition.MAX_OPTIONS);
      }
      return options;
    }
  }

  @Command(name = "list", description = "List the custom fields of a location.")
  public static final class ListAll implements Action {

    @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
    private @Nullable LocationId location;

    @Override
    public void run(Invocation invocation) {
      LocationId id = Objects.requireNonNull(location);
      try (Stores stores = invocation.openExistingStore()) {
        invocation
            .output()
            .table(
                "location %s has no custom field".formatted(id),
                stores
                    .locations()
                    .find(id)
                    .orElseThrow(() -> new UnknownLocation(id))
                    .customFields()
                    .all()
                    .stream()
                    .map(Views::field)
                    .toList());
      }
    }
  }
}
