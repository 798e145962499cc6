package dev.cardfile.contact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact came from, as far as the request says.
 *
 * @param more further properties, under the caller's own names; none of them is the name of another
 *     component
 */
public record Attribution(
    @Nullable String userAgent,
    @Nullable String referrer,
    @Nullable String campaign,
    @Nullable String utmSource,
    @Nullable String utmMedium,
    @Nullable String utmContent,
    @Nullable String utmTerm,
    @Nullable String ip,
    SequencedMap<String, String> more) {

  public static final Attribution UNKNOWN =
      new Attribution(null, null, null, null, null, null, null, null);

  public Attribution {
    more = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(more));
  }

  /** Creates an attribution without further properties. */
  public Attribution(
      @Nullable String userAgent,
      @Nullable String referrer,
      @Nullable String campaign,
      @Nullable String utmSource,
      @Nullable String utmMedium,
      @Nullable String utmContent,
      @Nullable String utmTerm,
      @Nullable String ip) {
    this(
        userAgent,
        referrer,
        campaign,
        utmSource,
        utmMedium,
        utmContent,
        utmTerm,
        ip,
        new LinkedHashMap<>());
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }
}
