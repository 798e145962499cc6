package dev.cardfile.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server had done up to a moment, or did between two moments.
 *
 * @param answers how many requests it answered
 */
record ServerSample(long answers, Optional<Duration> cpu, Optional<Meters> meters) {

  ServerSample since(ServerSample earlier) {
    return new ServerSample(
        answers - earlier.answers,
        cpu.flatMap(end -> earlier.cpu.map(end::minus)),
        meters.flatMap(end -> earlier.meters.map(end::since)));
  }
}
