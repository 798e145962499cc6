package dev.cardfile.store;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.MatchOrder;
import org.jspecify.annotations.Nullable;

/**
 * A change of a location; what is null or kept stays as it is.
 *
 * @param name null, or not blank
 */
public record LocationChange(
    @Nullable String name,
    Edit<Country> country,
    Edit<TimeZoneName> timezone,
    Edit<String> companyId,
    @Nullable Boolean allowDuplicates,
    @Nullable MatchOrder order) {}
