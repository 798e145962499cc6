package dev.cardfile.cli.command;

import dev.cardfile.config.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Creates the flags of the settings that have one. */
public final class SettingFlags {

  /** The flags that every command takes. */
  public static final List<Setting<?>> COMMON =
      List.of(Setting.DATA, Setting.DATABASE, Setting.JSON);

  /** The additional flags of a server. */
  public static final List<Setting<?>> SERVER =
      List.of(Setting.HOST, Setting.PORT, Setting.CORS, Setting.PUBLIC_URL, Setting.NO_EXAMPLE);

  private SettingFlags() {}

  public static void add(CommandSpec command, List<Setting<?>> settings) {
    settings.forEach(setting -> command.addOption(option(setting)));
  }

  /** Returns the settings whose flags were given, with the values as they were typed. */
  public static Map<Setting<?>, String> given(ParseResult parsed) {
    Map<Setting<?>, String> given = new HashMap<>();
    for (Setting<?> setting : Setting.all()) {
      String flag = setting.flagName().orElse("");
      if (parsed.hasMatchedOption(flag)) {
        Object value = parsed.matchedOptionValue(flag, "");
        given.put(setting, String.valueOf(value));
      }
    }
    return given;
  }

  private static OptionSpec option(Setting<?> setting) {
    OptionSpec.Builder option = OptionSpec.builder(setting.flagName().orElseThrow());
    Optional<String> label = setting.flagLabel();
    if (label.isEmpty()) {
      return option.arity("0").type(boolean.class).description(setting.description()).build();
    }
    String shownDefault = setting.defaultText().map(text -> " (default " + text + ")").orElse("");
    return option
        .arity("1")
        .type(String.class)
        .paramLabel(label.get())
        .description(setting.description() + shownDefault)
        .build();
  }
}
