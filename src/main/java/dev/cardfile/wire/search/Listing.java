package dev.cardfile.wire.search;

import dev.cardfile.search.Search;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A page of a location's list of contacts.
 *
 * @param search asks for one contact more than the page has, to find out whether another page
 *     follows
 * @param limit the maximum number of contacts on the page
 * @param page the number of the page, from 1, as the caller counts
 * @param kept the parameters that the URL of the next page repeats, each with its values
 */
public record Listing(Search search, int limit, int page, SequencedMap<String, List<String>> kept) {

  public Listing {
    kept = new LinkedHashMap<>(kept);
  }
}
