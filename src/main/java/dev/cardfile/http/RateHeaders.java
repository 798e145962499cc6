package dev.cardfile.http;

import dev.cardfile.http.server.Header;
import dev.cardfile.http.server.HeaderName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headers that report the rate limits in every answer; none while all limits are off. */
final class RateHeaders {

  private static final HeaderName MAX = HeaderName.of("x-ratelimit-max");
  private static final HeaderName REMAINING = HeaderName.of("x-ratelimit-remaining");
  private static final HeaderName INTERVAL = HeaderName.of("x-ratelimit-interval-milliseconds");
  private static final HeaderName DAILY = HeaderName.of("x-ratelimit-limit-daily");
  private static final HeaderName DAILY_REMAINING = HeaderName.of("x-ratelimit-daily-remaining");
  private static final HeaderName DAILY_RESET = HeaderName.of("x-ratelimit-daily-reset");

  private final RateLimit rateLimit;

  RateHeaders(RateLimit rateLimit) {
    this.rateLimit = rateLimit;
  }

  /**
   * Returns the headers of an answer.
   *
   * @param used the state of the limits after the request; null if the request was not counted
   */
  List<Header> of(RateLimit.@Nullable Usage used) {
    if (!rateLimit.isOn()) {
      return List.of();
    }
    RateLimit.Usage usage = used == null ? rateLimit.unused() : used;
    List<Header> headers = new ArrayList<>();
    add(headers, INTERVAL, RateLimit.INTERVAL.toMillis());
    add(headers, MAX, usage.burstLimit());
    add(headers, REMAINING, usage.burstRemaining());
    add(headers, DAILY, usage.dailyLimit());
    add(headers, DAILY_REMAINING, usage.dailyRemaining());
    add(headers, DAILY_RESET, usage.dailyResetMillis());
    return headers;
  }

  /** Returns the names of all headers that an answer may have. */
  static List<String> names() {
    return Stream.of(MAX, REMAINING, INTERVAL, DAILY, DAILY_REMAINING, DAILY_RESET)
        .map(HeaderName::toString)
        .toList();
  }

  /** Adds a header. A limit that is off has the value -1, and no header. */
  private static void add(List<Header> headers, HeaderName name, long value) {
    if (value >= 0) {
      headers.add(Header.of(name, Long.toString(value)));
    }
  }
}
