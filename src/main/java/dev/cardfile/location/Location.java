package dev.cardfile.location;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.Phone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A HighLevel sub-account: the tenant to which contacts belong.
 *
 * @param companyId the id of the agency that the location belongs to, if a client has set it
 * @param invalidValues what happens to invalid values of a contact if the request does not say;
 *     null if the location does not say either
 * @param revision increases with every change of the location or its custom fields, so that two
 *     reads with the same revision are equal
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

  /** Creates a location without a profile and without a setting for invalid values. */
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
   * Returns the region for phone numbers without a country code: the given country, else the
   * location's, else US. A country without phone numbers of its own is skipped.
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

  /**
   * Does the same as {@link #phoneRegion} for a country as it was sent; an invalid one is ignored.
   */
  public String phoneRegionOf(@Nullable String sent) {
    return phoneRegion(sent == null ? null : Country.parse(sent).orElse(null));
  }

  /** Returns the time zone for times that do not name one: the location's, else UTC. */
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
