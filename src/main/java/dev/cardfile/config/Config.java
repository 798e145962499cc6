package dev.cardfile.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings with their values; {@link Setting} describes each.
 *
 * @param cors the origins whose pages may call the API; {@code *} alone for every origin, empty for
 *     none
 * @param publicUrl without a slash at its end
 * @param maxBody in bytes
 * @param maxConnectionsPerAddress 0 for the default share
 * @param rateLimit 0 for no limit
 * @param rateLimitDaily 0 for no limit
 * @param historyRetention zero for no history
 */
public record Config(
    String host,
    int port,
    StoreAddress store,
    List<String> cors,
    Optional<String> publicUrl,
    boolean example,
    boolean json,
    long maxBody,
    Duration requestTimeout,
    int maxConnections,
    int maxConnectionsPerAddress,
    List<AddressRange> trustedProxies,
    int rateLimit,
    int rateLimitDaily,
    boolean recordAddress,
    Duration idempotencyRetention,
    int queueCapacity,
    int batchLimit,
    int writers,
    int readers,
    Duration busyTimeout,
    Duration historyRetention,
    LogLevel logLevel,
    LogFormat logFormat) {

  public Config {
    cors = List.copyOf(cors);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /**
   * Reads every setting from the first source that has it: a flag, an environment variable, a line
   * of the properties file, or the default.
   *
   * @param flags the values of the flags that were given
   * @throws ConfigProblem when a value is not accepted
   */
  public static Config read(
      Map<Setting<?>, String> flags, ConfigSources sources, Path workingDirectory) {
    Values values = new Values(flags, sources);
    return new Config(
        values.get(Setting.HOST),
        values.get(Setting.PORT),
        store(values, workingDirectory),
        values.find(Setting.CORS).orElse(List.of()),
        values.find(Setting.PUBLIC_URL),
        !values.get(Setting.NO_EXAMPLE),
        values.get(Setting.JSON),
        values.get(Setting.MAX_BODY),
        values.get(Setting.REQUEST_TIMEOUT),
        values.get(Setting.MAX_CONNECTIONS),
        values.get(Setting.MAX_CONNECTIONS_PER_ADDRESS),
        values.find(Setting.TRUSTED_PROXIES).orElse(List.of()),
        values.get(Setting.RATE_LIMIT),
        values.get(Setting.RATE_LIMIT_DAILY),
        values.get(Setting.RECORD_ADDRESS),
        values.get(Setting.IDEMPOTENCY_RETENTION),
        values.get(Setting.QUEUE_CAPACITY),
        values.get(Setting.BATCH_LIMIT),
        values.get(Setting.WRITERS),
        values.get(Setting.READERS),
        values.get(Setting.BUSY_TIMEOUT),
        values.get(Setting.HISTORY_RETENTION),
        values.get(Setting.LOG_LEVEL),
        values.get(Setting.LOG_FORMAT));
  }

  private static StoreAddress store(Values values, Path workingDirectory) {
    return values
        .given(Setting.DATABASE)
        .map(url -> StoreAddress.ofUrl(url.origin(), url.value(), workingDirectory))
        .orElseGet(() ->
            StoreAddress.ofFolder(
                values.origin(Setting.DATA).origin(), values.get(Setting.DATA), workingDirectory));
  }

  private static ConfigProblem notAccepted(Setting<?> setting, ConfigSources.Given given) {
    return new ConfigProblem(
        "%s: %s is not %s"
            .formatted(given.origin(), Quoted.of(given.value()), setting.acceptedWords()));
  }

  private record Values(Map<Setting<?>, String> flags, ConfigSources sources) {

    <T> T get(Setting<T> setting) {
      return parsed(setting, origin(setting));
    }

    /** The value of a setting without a default; empty when it is not set. */
    <T> Optional<T> find(Setting<T> setting) {
      return given(setting).map(given -> parsed(setting, given));
    }

    private static <T> T parsed(Setting<T> setting, ConfigSources.Given given) {
      return setting.parse(given.value()).orElseThrow(() -> notAccepted(setting, given));
    }

    Optional<ConfigSources.Given> given(Setting<?> setting) {
      String flag = flags.get(setting);
      return flag == null
          ? sources.given(setting.key())
          : Optional.of(new ConfigSources.Given(flag, "--" + setting.key()));
    }

    ConfigSources.Given origin(Setting<?> setting) {
      return given(setting)
          .orElseGet(
              () -> new ConfigSources.Given(setting.defaultText().orElseThrow(), setting.key()));
    }
  }
}
