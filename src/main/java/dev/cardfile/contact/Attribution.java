package dev.cardfile.contact;

import org.jspecify.annotations.Nullable;

/** Where a contact came from, as far as the request that brought it tells. */
public record Attribution(
    @Nullable String userAgent,
    @Nullable String referrer,
    @Nullable String campaign,
    @Nullable String utmSource,
    @Nullable String utmMedium,
    @Nullable String utmContent,
    @Nullable String utmTerm,
    @Nullable String ip) {

  public static final Attribution UNKNOWN =
      new Attribution(null, null, null, null, null, null, null, null);

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }
}
