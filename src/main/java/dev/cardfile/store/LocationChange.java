package dev.cardfile.store;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.Location;
import dev.cardfile.location.MatchOrder;
import org.jspecify.annotations.Nullable;

/**
 * A change to a location. What is null or kept stays as it is.
 *
 * @param name null, or not blank
 */
public record LocationChange(
    @Nullable String name,
    Edit<Country> country,
    Edit<TimeZoneName> timezone,
    Edit<String> companyId,
    @Nullable Boolean allowDuplicates,
    @Nullable MatchOrder order,
    ProfileChange profile,
    Edit<InvalidValues> invalidValues) {

  /** A change that keeps the profile and the treatment of invalid values. */
  public LocationChange(
      @Nullable String name,
      Edit<Country> country,
      Edit<TimeZoneName> timezone,
      Edit<String> companyId,
      @Nullable Boolean allowDuplicates,
      @Nullable MatchOrder order) {
    this(
        name,
        country,
        timezone,
        companyId,
        allowDuplicates,
        order,
        ProfileChange.NONE,
        Edit.keep());
  }

  /** Returns the location after this change. Its revision is unchanged. */
  public Location over(Location before) {
    DuplicatePreference preference = before.preference();
    return new Location(
        before.id(),
        name == null ? before.name() : name,
        country.over(before.country()),
        timezone.over(before.timezone()),
        companyId.over(before.companyId()),
        new DuplicatePreference(
            allowDuplicates == null ? preference.allowDuplicates() : allowDuplicates,
            order == null ? preference.order() : order),
        profile.over(before.profile()),
        invalidValues.over(before.invalidValues()),
        before.customFields(),
        before.revision());
  }
}
