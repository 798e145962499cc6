package dev.cardfile.wire.search;

import dev.cardfile.search.Search;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A page of a location's list of contacts.
 *
 * @param search asks for one contact more than the page has, which tells whether it is the last
 * @param limit how many the page has at most
 * @param page which one it is, from 1, as far as the caller has counted
 * @param kept the parameters that the next page's address has too, each with its values
 */
public record Listing(Search search, int limit, int page, SequencedMap<String, List<String>> kept) {

  public Listing {
    kept = new LinkedHashMap<>(kept);
  }
}
