package dev.cardfile.config;

import dev.cardfile.files.FileFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings in environment variables and the properties file. A variable takes precedence over a
 * line of the file. A blank value counts as not given.
 */
public final class ConfigSources {

  /** The properties file that is read if it is in the working directory. */
  public static final String FILE_NAME = "cardfile.properties";

  /** The environment variable that names another properties file. */
  public static final String FILE_VARIABLE = "CARDFILE_CONFIG";

  private final Map<String, Given> byKey;
  private final Optional<String> warning;

  /**
   * A value, and where it was given.
   *
   * @param origin for people: {@code CARDFILE_PORT}, or {@code port in cardfile.properties}
   */
  public record Given(String value, String origin) {}

  private ConfigSources(Map<String, Given> byKey, Optional<String> warning) {
    this.byKey = byKey;
    this.warning = warning;
  }

  /** Sources without any value. */
  public static ConfigSources none() {
    return new ConfigSources(Map.of(), Optional.empty());
  }

  /**
   * Reads the environment and the properties file.
   *
   * @param otherKeys the keys accepted in addition to those of {@link Setting#all()}
   * @param ofOthers the prefixes of other programs' keys, which are ignored
   * @throws ConfigProblem when the file cannot be read or has an unknown key
   */
  public static ConfigSources read(
      Map<String, String> environment,
      Path workingDirectory,
      Set<String> otherKeys,
      Set<String> ofOthers) {
    Set<String> keys = new HashSet<>(otherKeys);
    Setting.all().forEach(setting -> keys.add(setting.key()));
    Map<String, Given> byKey = new TreeMap<>();
    readFile(environment, workingDirectory, new Keys(keys, ofOthers), byKey);
    Optional<String> warning = readEnvironment(environment, new Keys(keys, ofOthers), byKey);
    return new ConfigSources(byKey, warning);
  }

  private record Keys(Set<String> own, Set<String> ofOthers) {

    private boolean isOfOthers(String key) {
      return ofOthers.stream().anyMatch(key::startsWith);
    }

    private boolean isVariableOfOthers(String name) {
      return ofOthers.stream().map(Setting::environmentName).anyMatch(name::startsWith);
    }
  }

  /** Returns the value of a setting, or of another key accepted when the sources were read. */
  public Optional<Given> given(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /**
   * Returns one line that names the unknown variables, without their values; empty if there are
   * none.
   */
  public Optional<String> warning() {
    return warning;
  }

  private static void readFile(
      Map<String, String> environment, Path directory, Keys keys, Map<String, Given> byKey) {
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    Path file = directory.resolve(named.isBlank() ? FILE_NAME : named);
    if (named.isBlank() && !Files.exists(file)) {
      return;
    }
    Properties lines = load(file);
    for (String key : lines.stringPropertyNames()) {
      if (keys.isOfOthers(key)) {
        continue;
      }
      if (!keys.own().contains(key)) {
        throw new ConfigProblem(
            "%s: there is no setting %s%s"
                .formatted(file, Quoted.of(key), ClosestWord.hint(key, keys.own())));
      }
      String value = lines.getProperty(key, "");
      if (!value.isBlank()) {
        byKey.put(key, new Given(value, key + " in " + file));
      }
    }
  }

  private static Properties load(Path file) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
      return lines;
    } catch (IOException e) {
      throw unreadable(file, reason(e));
    } catch (IllegalArgumentException malformed) {
      throw unreadable(file, "a \\u is not followed by four hex digits");
    }
  }

  private static ConfigProblem unreadable(Path file, String reason) {
    return new ConfigProblem("cannot read the properties file %s: %s".formatted(file, reason));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException missing -> "no such file";
      case java.nio.charset.CharacterCodingException broken -> "it is not UTF-8";
      default -> Quoted.oneLine(FileFailure.reason(e));
    };
  }

  private static Optional<String> readEnvironment(
      Map<String, String> environment, Keys keys, Map<String, Given> byKey) {
    Map<String, String> keyOf = new TreeMap<>();
    keys.own().forEach(key -> keyOf.put(Setting.environmentName(key), key));
    List<String> unknown =
        new TreeMap<>(environment)
            .entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(Setting.ENVIRONMENT_PREFIX))
                .filter(variable -> !variable.getKey().equals(FILE_VARIABLE))
                .filter(variable -> !keys.isVariableOfOthers(variable.getKey()))
                .filter(variable -> !take(variable, keyOf, byKey))
                .map(Map.Entry::getKey)
                .map(name -> Quoted.oneLine(name) + suggestion(name, keyOf.keySet()))
                .toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("ignoring unknown environment variables: " + String.join(", ", unknown));
  }

  /** Reads a variable's value. Returns false if the variable is unknown. */
  private static boolean take(
      Map.Entry<String, String> variable, Map<String, String> keyOf, Map<String, Given> byKey) {
    String key = keyOf.get(variable.getKey());
    if (key == null || isInjected(key, variable.getValue())) {
      return false;
    }
    if (!variable.getValue().isBlank()) {
      byKey.put(key, new Given(variable.getValue(), variable.getKey()));
    }
    return true;
  }

  /**
   * Reports whether Kubernetes has set the variable. For a service called NAME, it gives every
   * container a {@code NAME_PORT=tcp://…}, and so {@code CARDFILE_PORT} for one called cardfile.
   */
  private static boolean isInjected(String key, String value) {
    return key.equals(Setting.PORT.key()) && value.matches("(tcp|udp|sctp)://.*");
  }

  /** Suggests a known name. The prefix is not compared, because it would make all names similar. */
  private static String suggestion(String name, Set<String> names) {
    List<String> ends =
        names.stream().map(known -> known.substring(Setting.ENVIRONMENT_PREFIX.length())).toList();
    return ClosestWord.to(name.substring(Setting.ENVIRONMENT_PREFIX.length()), ends)
        .map(Setting.ENVIRONMENT_PREFIX::concat)
        .filter(near -> !near.equals(name))
        .map(near -> " (did you mean " + near + "?)")
        .orElse("");
  }
}
