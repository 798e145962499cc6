package dev.cardfile.store.sql.follow;

import dev.cardfile.store.StoreEvents;
import java.util.List;

/**
 * All followers, in the order in which they see what is written.
 *
 * @param recorded whether changes of contacts are recorded
 */
public record RegisteredFollowers(SearchIndexer indexer, boolean recorded, StoreEvents events) {

  /**
   * Those of one batch.
   *
   * @param tags what its writer knows of tag lists
   */
  public List<Follower> of(TagCache tags) {
    ChangeLog log = new ChangeLog(recorded, events);
    return List.of(
        log,
        new ContactRows(log),
        new ContactKeys(),
        new ContactAliases(),
        new DeletedContacts(log),
        new ImportRows(),
        new PartRows(),
        new Revisions(),
        new TagListing(tags),
        new IndexEntries(indexer));
  }
}
