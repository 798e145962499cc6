package dev.cardfile.wire.contact;

import dev.cardfile.access.TokenHash;
import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.upsert.Deciding;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.Matching;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Resources;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of an upsert without a server and without a store, step by step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UpsertBenchmark {

  static final String TYPED_PHONE = "(205) 555-0143";
  static final String TYPED_AT_HOME = "020 7946 0143";
  static final String TYPED_EMAIL = "Rosan.Deo@Example.com";
  static final String SECRET = "pit-4be047c8-3f52-4d8c-9a2e-0d2f6b1c7e55";

  private static final ContactId ID = new ContactId("0VbmelpXL0IduNHUtJ09");
  private static final String TRACE = "4be047c8-3f52-4d8c-9a2e-0d2f6b1c7e55";

  private final byte[] body =
      Resources.text("document-request.json").getBytes(StandardCharsets.UTF_8);
  private final UpsertReader reader = new UpsertReader(InstantSource.fixed(Bodies.NOW));
  private final ContactAnswers writer = new ContactAnswers();
  private final UpsertRequest request = Bodies.accepted(Resources.text("document-request.json"));
  private final UpsertResult created = decide(key -> Optional.empty());
  private final Contact stored = created.contact();

  /** Reads the request of the API document: JSON, every check, phone and e-mail. */
  @Benchmark
  public Reading<Problem> read() {
    return reader.read(body, Bodies.LOCATION, Attribution.UNKNOWN);
  }

  /** Finds the contact to write. */
  @Benchmark
  public MatchOutcome match() {
    return Matching.match(request, Bodies.LOCATION.preference(), this::holder, null);
  }

  /** Finds the contact, and merges the request into it. */
  @Benchmark
  public UpsertResult decideAndMerge() {
    return decide(this::holder);
  }

  @Benchmark
  public byte[] answer() {
    return writer.upsert(
        created, WriteOptions.DEFAULT, Bodies.LOCATION.id(), ApiVersion.V2021_04_15, TRACE);
  }

  @Benchmark
  public Optional<Phone.Typed> phone() {
    return Phone.parse(TYPED_PHONE, "US");
  }

  /** A number with the trunk prefix, as it is dialled within the country. */
  @Benchmark
  public Optional<Phone.Typed> phoneAtHome() {
    return Phone.parse(TYPED_AT_HOME, "GB");
  }

  @Benchmark
  public Optional<Email> email() {
    return Email.parse(TYPED_EMAIL);
  }

  @Benchmark
  public TokenHash token() {
    return TokenHash.of(SECRET);
  }

  private Optional<Contact> holder(MatchKey key) {
    return Optional.of(stored);
  }

  private UpsertResult decide(Function<MatchKey, Optional<Contact>> oldestHolder) {
    return (UpsertResult)
        Deciding.decide(request, Bodies.LOCATION.preference(), oldestHolder, null, ID, Bodies.NOW);
  }
}
