package dev.cardfile.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting for operators. The constants of this class are all settings; docs/configuration.md
 * describes each.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {

  static final String ENVIRONMENT_PREFIX = "CARDFILE_";

  public static final Setting<String> HOST =
      flag(
          "host",
          "HOST",
          "127.0.0.1",
          Accepted.text("a host name or an IP address"),
          "the address to listen on");
  public static final Setting<Integer> PORT =
      flag(
          "port",
          "N",
          "8080",
          Accepted.number(0, 65535),
          "the port to listen on; 0 picks a free one");
  public static final Setting<String> DATA =
      flag(
          "data",
          "DIR",
          "cardfile-data",
          Accepted.text("a path"),
          "the folder that holds the store");
  public static final Setting<String> DATABASE =
      flag(
          "database",
          "URL",
          null,
          Accepted.text("jdbc:sqlite:PATH or jdbc:postgresql://HOST:PORT/DATABASE"),
          "the URL of the store, jdbc:sqlite:PATH or jdbc:postgresql:...; takes precedence"
              + " over --data");
  public static final Setting<List<String>> CORS =
      flag(
          "cors",
          "ORIGINS",
          null,
          Accepted.ORIGINS,
          "the origins whose pages may call the API from a browser, separated by commas; * means"
              + " every origin");
  public static final Setting<String> PUBLIC_URL =
      flag(
          "public-url",
          "URL",
          null,
          Accepted.WEB_ADDRESS,
          "the URL at which clients reach the server; links in answers begin with it");
  public static final Setting<Boolean> NO_EXAMPLE =
      flag(
          "no-example",
          null,
          "false",
          Accepted.YES_OR_NO,
          "do not create an example location in an empty store");
  public static final Setting<Boolean> JSON =
      flag("json", null, "false", Accepted.YES_OR_NO, "print JSON, one object per line");

  public static final Setting<Long> MAX_BODY =
      line(
          "max-body",
          "1MiB",
          Accepted.size("1KiB", "64MiB"),
          "the largest request body, after decompression");
  public static final Setting<Duration> REQUEST_TIMEOUT =
      line(
          "request-timeout",
          "30s",
          Accepted.duration("100ms", "1h"),
          "how long a client may take to send a request or to receive an answer");
  public static final Setting<Integer> MAX_CONNECTIONS =
      line(
          "max-connections",
          "10000",
          Accepted.number(1, 100_000),
          "the maximum number of open connections; fewer if the process may open too few files");
  public static final Setting<Integer> MAX_CONNECTIONS_PER_ADDRESS =
      line(
          "max-connections-per-address",
          "0",
          Accepted.number(0, 100_000),
          "the maximum number of connections per client address; 0 means a quarter of"
              + " max-connections");
  public static final Setting<List<AddressRange>> TRUSTED_PROXIES =
      line(
          "trusted-proxies",
          null,
          Accepted.ADDRESSES,
          "addresses and networks of proxies: links follow their X-Forwarded headers, and"
              + " max-connections-per-address does not apply to them");
  public static final Setting<Integer> RATE_LIMIT =
      line(
          "rate-limit",
          "0",
          Accepted.number(0, 1_000_000),
          "requests per 10 seconds for a token and its location; 0 means no limit");
  public static final Setting<Integer> RATE_LIMIT_DAILY =
      line(
          "rate-limit-daily",
          "0",
          Accepted.number(0, 100_000_000),
          "requests per day for a token and its location; 0 means no limit");
  public static final Setting<Boolean> RECORD_ADDRESS =
      line(
          "record-address",
          "false",
          Accepted.YES_OR_NO,
          "store the caller's IP address in a contact's attribution");

  public static final Setting<Duration> IDEMPOTENCY_RETENTION =
      line(
          "idempotency-retention",
          "24h",
          Accepted.duration("1s", "168h"),
          "how long the answer to a request with an Idempotency-Key is kept for retries");

  public static final Setting<Integer> QUEUE_CAPACITY =
      line(
          "queue-capacity",
          "4096",
          Accepted.number(1, 1_000_000),
          "the maximum number of writes waiting for each writer; more are answered 503");
  public static final Setting<Integer> BATCH_LIMIT =
      line(
          "batch-limit",
          "256",
          Accepted.number(1, 10_000),
          "the maximum number of writes in one transaction; four times as many for rows of batches"
              + " and imports while nothing else is written");
  public static final Setting<Integer> WRITERS =
      line(
          "writers",
          "2",
          Accepted.number(1, 64),
          "the number of connections that write contacts to PostgreSQL; SQLite always has one");
  public static final Setting<Integer> READERS =
      line("readers", "4", Accepted.number(1, 64), "the number of connections that read the store");
  public static final Setting<Duration> BUSY_TIMEOUT =
      line(
          "busy-timeout",
          "5s",
          Accepted.duration("100ms", "5m"),
          "how long to wait while another process is writing");

  public static final Setting<Duration> HISTORY_RETENTION =
      line(
          "history-retention",
          "90d",
          Accepted.durationOrZero("1h", "10y"),
          "how long changes of contacts and deleted contacts are kept; 0 keeps none");

  public static final Setting<LogLevel> LOG_LEVEL =
      line("log-level", "info", Accepted.oneOf(LogLevel.class), "the lowest level that is logged");
  public static final Setting<LogFormat> LOG_FORMAT =
      line(
          "log-format",
          "auto",
          Accepted.oneOf(LogFormat.class),
          "the format of the log; auto is text on a terminal and JSON elsewhere");

  private static final List<Setting<?>> ALL =
      List.of(
          HOST,
          PORT,
          DATA,
          DATABASE,
          CORS,
          PUBLIC_URL,
          NO_EXAMPLE,
          JSON,
          MAX_BODY,
          REQUEST_TIMEOUT,
          MAX_CONNECTIONS,
          MAX_CONNECTIONS_PER_ADDRESS,
          TRUSTED_PROXIES,
          RATE_LIMIT,
          RATE_LIMIT_DAILY,
          RECORD_ADDRESS,
          IDEMPOTENCY_RETENTION,
          QUEUE_CAPACITY,
          BATCH_LIMIT,
          WRITERS,
          READERS,
          BUSY_TIMEOUT,
          HISTORY_RETENTION,
          LOG_LEVEL,
          LOG_FORMAT);

  private final String key;
  private final boolean flag;
  private final @Nullable String label;
  private final @Nullable String defaultText;
  private final Accepted<T> accepted;
  private final String description;

  private Setting(
      String key,
      boolean flag,
      @Nullable String label,
      @Nullable String defaultText,
      Accepted<T> accepted,
      String description) {
    this.key = key;
    this.flag = flag;
    this.label = label;
    this.defaultText = defaultText;
    this.accepted = accepted;
    this.description = description;
  }

  /**
   * Creates a setting that is also a flag.
   *
   * @param label stands for the flag's value in the help; null if the flag takes none
   */
  private static <T> Setting<T> flag(
      String key,
      @Nullable String label,
      @Nullable String defaultText,
      Accepted<T> accepted,
      String description) {
    return new Setting<>(key, true, label, defaultText, accepted, description);
  }

  /** Creates a setting that is only a line of the properties file and an environment variable. */
  private static <T> Setting<T> line(
      String key, @Nullable String defaultText, Accepted<T> accepted, String description) {
    return new Setting<>(key, false, null, defaultText, accepted, description);
  }

  public static List<Setting<?>> all() {
    return ALL;
  }

  /** The name in the properties file. */
  public String key() {
    return key;
  }

  /** The name of the environment variable. */
  public String environmentName() {
    return environmentName(key);
  }

  /** Returns the environment variable of a key: {@code CARDFILE_MAX_BODY} for {@code max-body}. */
  static String environmentName(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  /** The name on the command line; empty if the setting is not a flag. */
  public Optional<String> flagName() {
    return flag ? Optional.of("--" + key) : Optional.empty();
  }

  /** The default, as it would be typed; empty if there is none. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  /** A description of the accepted values for people: {@code a number from 1 to 64}. */
  public String acceptedWords() {
    return accepted.words();
  }

  /** A description for people, without a full stop. */
  public String description() {
    return description;
  }

  /** The text that stands for the flag's value in the help; empty if the flag takes none. */
  public Optional<String> flagLabel() {
    return Optional.ofNullable(label);
  }

  /** Parses a value; empty if the text is not accepted. */
  Optional<T> parse(String text) {
    return accepted.parser().apply(text);
  }
}
