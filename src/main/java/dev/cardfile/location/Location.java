package dev.cardfile.location;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.Phone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A sub-account: the tenant to which contacts belong.
 *
 * @param companyId the agency that it belongs to, as a client may have set it
 * @param invalidValues what becomes of a contact's invalid values where the request does not say
 *     it; null where the location does not either
 * @param revision rises with every change of the location or its custom fields, so that two
 *     readings with one revision are the same
 */
public record Location(
    LocationId id,
    String name,
    @Nullable Country country,
    @Nullable TimeZoneName timezone,
    @Nullable String companyId,
    DuplicatePreference preference,
    LocationProfile profile,
    @Nullable InvalidValues invalidValues,
    CustomFieldDefinitions customFields,
    long revision) {

  /** A location that tells nothing of itself. */
  public Location(
      LocationId id,
      String name,
      @Nullable Country country,
      @Nullable TimeZoneName timezone,
      @Nullable String companyId,
      DuplicatePreference preference,
      CustomFieldDefinitions customFields,
      long revision) {
    this(
        id,
        name,
        country,
        timezone,
        companyId,
        preference,
        LocationProfile.NONE,
        null,
        customFields,
        revision);
  }

  private static final String FALLBACK_REGION = "US";

  /**
   * The region for phone numbers without a country code: the given country, else the location's,
   * else US. A country that has no phone numbers of its own counts as none.
   */
  public String phoneRegion(@Nullable Country given) {
    if (given != null && Phone.knowsRegion(given.code())) {
      return given.code();
    }
    if (country != null && Phone.knowsRegion(country.code())) {
      return country.code();
    }
    return FALLBACK_REGION;
  }

  /** As {@link #phoneRegion}, by a country as it was sent; one that is wrong counts as none. */
  public String phoneRegionOf(@Nullable String sent) {
    return phoneRegion(sent == null ? null : Country.parse(sent).orElse(null));
  }

  /** The zone of times that do not say theirs: its own, else UTC. */
  public ZoneId zone() {
    return timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone.value());
  }

  public Location withRevision(long otherRevision) {
    return new Location(
        id,
        name,
        country,
        timezone,
        companyId,
        preference,
        profile,
        invalidValues,
        customFields,
        otherRevision);
  }

  public Location withCustomFields(CustomFieldDefinitions others) {
    return new Location(
        id,
        name,
        country,
        timezone,
        companyId,
        preference,
        profile,
        invalidValues,
        others,
        revision);
  }
}
