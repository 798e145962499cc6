package dev.cardfile.store.sql.follow;

import dev.cardfile.store.StoreEvents;
import java.util.List;

/** The list of all followers, in the order in which they are told of each effect. */
public record RegisteredFollowers(SearchIndexer indexer, boolean recorded, StoreEvents events) {

  /**
   * Creates the followers of one batch.
   *
   * @param tags the tags that the batch's writer knows to be listed
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
