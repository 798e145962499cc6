package dev.cardfile.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What the server and this process have used up to one moment. */
record Used(
    Optional<Duration> server,
    Duration driver,
    OptionalLong writtenBytes,
    Optional<Meters> meters) {

  static Used of(Server server, Contender contender) {
    return new Used(
        server.cpu(),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
        server.writtenBytes(),
        contender == Contender.ECHO ? Optional.empty() : Meters.of(server.url()));
  }

  /** Computes the result of a turn that began at this moment. */
  TurnResult result(
      Used after,
      Contender contender,
      Tally tally,
      Duration warmup,
      Duration took,
      OptionalLong memory) {
    return new TurnResult(
        contender,
        tally,
        warmup,
        took,
        after.server.flatMap(end -> server.map(end::minus)),
        after.driver.minus(driver),
        after.writtenBytesSince(this),
        after.meters.flatMap(end -> meters.map(end::since)),
        memory);
  }

  private OptionalLong writtenBytesSince(Used before) {
    return writtenBytes.isPresent() && before.writtenBytes.isPresent()
        ? OptionalLong.of(writtenBytes.getAsLong() - before.writtenBytes.getAsLong())
        : OptionalLong.empty();
  }
}
