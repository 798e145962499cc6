package dev.cardfile.store.sql.follow;

import java.util.List;

/** All followers, in the order in which they see what is written. */
public final class RegisteredFollowers {

  private RegisteredFollowers() {}

  /**
   * Those of one batch.
   *
   * @param tags what its writer knows of tag lists
   */
  public static List<Follower> of(TagCache tags, SearchIndexer indexer) {
    return List.of(
        new ContactRows(),
        new ContactKeys(),
        new DeletedContacts(),
        new PartRows(),
        new Revisions(),
        new TagListing(tags),
        new IndexEntries(indexer));
  }
}
