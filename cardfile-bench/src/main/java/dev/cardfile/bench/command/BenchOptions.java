package dev.cardfile.bench.command;

import dev.cardfile.bench.BulkBench;
import dev.cardfile.bench.Destination;
import dev.cardfile.bench.Plan;
import dev.cardfile.bench.Warmup;
import dev.cardfile.cli.command.FlagValues;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.config.DurationText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The flags of {@code cardfile bench}. Each method throws {@link WrongUsage} when a flag that it
 * reads is invalid.
 */
final class BenchOptions {

  private static final Pattern LOCATION_AND_TOKEN = Pattern.compile("([A-Za-z0-9_-]{1,64})=(\\S+)");
  private static final int DEFAULT_LOCATIONS = 20;
  private static final int MAX_LOCATIONS = 999;
  private static final long MAX_CONTACTS = 100_000_000;
  private static final int MAX_CONNECTIONS = 4096;
  private static final int MAX_RATE = 1_000_000;
  private static final int MAX_ROUNDS = 1000;
  private static final Duration MAX_TIME = Duration.ofDays(1);
  private static final Duration SHORTEST_SOAK = Duration.ofSeconds(1);

  @Option(
      names = "--contacts",
      paramLabel = "N",
      description = "how many contacts to load before measuring (default 200k)")
  private String contacts = "200k";

  @Option(
      names = "--locations",
      paramLabel = "N",
      description = "how many locations to spread them over (default 20)")
  private @Nullable String locations;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "how many requests may be in progress at once (default 64)")
  private String connections = "64";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how many seconds to measure in each turn (default 20)")
  private String seconds = "20";

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = {
        "how many seconds to warm up before each turn",
        "(default: until the speed no longer rises, at most 60)"
      })
  private @Nullable String warmup;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how many turns each server gets (default 3)")
  private String rounds = "3";

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = {
        "requests due per second, whether or not the server keeps",
        "up (default: each connection waits for its answer)"
      })
  private @Nullable String rate;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "end a turn after this many (default: after its time)")
  private @Nullable String requests;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed sends the same requests in the same order (default 1)")
  private String seed = "1";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "drive the running server at this URL, and no other")
  private @Nullable String url;

  @Option(
      names = "--token",
      split = ",",
      paramLabel = "LOCATION=TOKEN",
      description = "a location on that server and a token for it; may be repeated")
  private List<String> tokens = new ArrayList<>();

  @Option(
      names = "--java-opts",
      paramLabel = "OPTIONS",
      description = "additional Java options for the servers")
  private @Nullable String javaOpts;

  @Option(
      names = "--soak",
      paramLabel = "TIME",
      description = {
        "drive Cardfile alone for this long (30m), instead of --seconds and --rounds,",
        "and draw the answers over time"
      })
  private @Nullable String soak;

  @Option(
      names = "--grow",
      paramLabel = "SIZES",
      description = {
        "load up to one size after another (200k,2M,20M), instead of --contacts,",
        "and draw what an upsert costs at each"
      })
  private @Nullable String grow;

  @Option(
      names = "--batch",
      description = {
        "measure batches of 1,000 rows beside single upserts, into empty locations,",
        "or with --grow into one of each size"
      })
  private boolean batch;

  @Option(names = "--import", description = "measure file imports in the same way")
  private boolean imports;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = {
        "the file to draw to with --soak or --grow",
        "(default bench-soak.svg or bench-grow.svg)"
      })
  private @Nullable String picture;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "also write the result to this file, as JSON")
  private @Nullable String output;

  Plan plan() {
    List<Long> sizes = sizes();
    long loaded =
        sizes.isEmpty() || bulk().isPresent()
            ? FlagValues.amount("--contacts", contacts, 1, MAX_CONTACTS)
            : sizes.getFirst();
    Optional<Duration> soaked = soak();
    int places = runningUrl().isPresent() ? destinations().size() : locations();
    if (loaded < places && bulk().isEmpty()) {
      throw new WrongUsage("--contacts: give at least one per location");
    }
    return new Plan(
        loaded,
        Math.toIntExact(FlagValues.number("--connections", connections, 1, MAX_CONNECTIONS)),
        soaked.orElseGet(() -> time("--seconds", seconds, 1)),
        warmup == null ? Warmup.STEADY : Warmup.of(time("--warmup", warmup, 0)),
        rate == null ? 0 : Math.toIntExact(FlagValues.number("--rate", rate, 1, MAX_RATE)),
        soaked.isPresent()
            ? 1
            : Math.toIntExact(FlagValues.number("--rounds", rounds, 1, MAX_ROUNDS)),
        requests == null ? 0 : FlagValues.number("--requests", requests, 1, Integer.MAX_VALUE),
        FlagValues.number("--seed", seed, 0, Integer.MAX_VALUE));
  }

  /** What to measure besides single upserts; empty for the benchmark of single upserts alone. */
  Optional<BulkBench.Parts> bulk() {
    if (!batch && !imports) {
      return Optional.empty();
    }
    if (soak != null || url != null || locations != null || requests != null) {
      throw new WrongUsage(
          "%s: cannot be combined with --soak, --url, --locations or --requests"
              .formatted(batch ? "--batch" : "--import"));
    }
    return Optional.of(new BulkBench.Parts(batch, imports));
  }

  /** How long one server is driven alone; empty if servers take turns. */
  Optional<Duration> soak() {
    String typed = soak;
    if (typed == null) {
      return Optional.empty();
    }
    return Optional.of(
        DurationText.parse(typed)
            .filter(time -> time.compareTo(SHORTEST_SOAK) >= 0 && time.compareTo(MAX_TIME) <= 0)
            .orElseThrow(
                () -> FlagValues.notA("--soak", typed, "a time from 1s to 1d, such as 30m")));
  }

  /** The numbers of contacts to measure at, ascending; empty if there is only one. */
  List<Long> sizes() {
    if (grow == null) {
      return List.of();
    }
    if (soak != null || url != null) {
      throw new WrongUsage("--grow: cannot be combined with --soak or --url");
    }
    List<Long> sizes =
        FlagValues.words(grow).stream()
            .map(size -> FlagValues.amount("--grow", size, 1, MAX_CONTACTS))
            .toList();
    for (int i = 1; i < sizes.size(); i++) {
      if (sizes.get(i) <= sizes.get(i - 1)) {
        throw new WrongUsage("--grow: each size must be larger than the one before it");
      }
    }
    return sizes;
  }

  /** The file for the chart; empty if none is drawn. */
  Optional<Path> picture(Path workingDirectory) {
    if ((soak == null && grow == null) || bulk().isPresent()) {
      if (picture != null) {
        throw new WrongUsage("--picture: needs --soak or --grow, without --batch and --import");
      }
      return Optional.empty();
    }
    String byDefault = soak != null ? "bench-soak.svg" : "bench-grow.svg";
    return Optional.of(file("--picture", picture == null ? byDefault : picture, workingDirectory));
  }

  /** How many locations to create. */
  int locations() {
    return locations == null
        ? DEFAULT_LOCATIONS
        : Math.toIntExact(FlagValues.number("--locations", locations, 1, MAX_LOCATIONS));
  }

  /**
   * The running server to drive; empty to start one.
   *
   * @throws WrongUsage also when other flags conflict with it
   */
  Optional<URI> runningUrl() {
    String typed = url;
    if (typed == null) {
      if (!tokens.isEmpty()) {
        throw new WrongUsage("--token: needs --url");
      }
      return Optional.empty();
    }
    if (tokens.isEmpty()) {
      throw new WrongUsage("--url: needs --token LOCATION=TOKEN");
    }
    if (locations != null || javaOpts != null) {
      throw new WrongUsage("--url: cannot be combined with --locations or --java-opts");
    }
    return Optional.of(httpUrl(typed));
  }

  /** The locations of the running server, with their tokens. */
  List<Destination> destinations() {
    List<Destination> destinations = new ArrayList<>();
    for (String typed : tokens) {
      Matcher pair = LOCATION_AND_TOKEN.matcher(typed.strip());
      if (!pair.matches()) {
        throw new WrongUsage("--token: give a location and its token as LOCATION=TOKEN");
      }
      destinations.add(new Destination(pair.group(1), pair.group(2), null));
    }
    return destinations;
  }

  List<String> javaOpts() {
    return javaOpts == null || javaOpts.isBlank()
        ? List.of()
        : List.of(javaOpts.strip().split("\\s+"));
  }

  /** The file for the result; empty if none is wanted. */
  Optional<Path> output(Path workingDirectory) {
    return output == null
        ? Optional.empty()
        : Optional.of(file("--output", output, workingDirectory));
  }

  /**
   * Resolves a file whose folder must exist: a bad path is better rejected now than after the run.
   */
  private static Path file(String flag, String typed, Path workingDirectory) {
    Path file = workingDirectory.resolve(FlagValues.text(flag, typed)).normalize();
    if (!file.resolveSibling("").toFile().isDirectory() || file.toFile().isDirectory()) {
      throw new WrongUsage("%s: %s is not a file in an existing folder".formatted(flag, file));
    }
    return file;
  }

  private static Duration time(String flag, String typed, int least) {
    return Duration.ofSeconds(FlagValues.number(flag, typed, least, MAX_TIME.toSeconds()));
  }

  private static URI httpUrl(String typed) {
    try {
      URI uri = new URI(typed.strip());
      boolean isBare =
          "http".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
              && uri.getQuery() == null
              && uri.getFragment() == null;
      if (isBare) {
        return new URI("http", null, uri.getHost(), port(uri), null, null, null);
      }
    } catch (URISyntaxException notOne) {
      // Rejected below, with the same message.
    }
    throw FlagValues.notA("--url", typed, "http://HOST:PORT");
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? 80 : uri.getPort();
  }
}
