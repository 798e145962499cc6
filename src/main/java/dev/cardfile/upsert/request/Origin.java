package dev.cardfile.upsert.request;

import dev.cardfile.contact.Alias;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the past of a contact that is taken over from another system.
 *
 * @param alias the alias by which the contact is looked up first; null for none
 * @param created when the contact was created; null for now. In milliseconds precision, not before
 *     1970
 * @param lastActivity the last activity, which counts only if the contact is created now; null for
 *     now. In milliseconds precision
 * @param revive whether a contact that was deleted here is restored
 * @param carried what is taken over along with the contact
 */
public record Origin(
    @Nullable Alias alias,
    @Nullable Instant created,
    @Nullable Instant lastActivity,
    boolean revive,
    Carried carried) {

  /** The origin of a contact that is not taken over. */
  public static final Origin NONE = new Origin(null, null, null, false);

  /** Creates an origin without anything that is taken over along with the contact. */
  public Origin(
      @Nullable Alias alias,
      @Nullable Instant created,
      @Nullable Instant lastActivity,
      boolean revive) {
    this(alias, created, lastActivity, revive, Carried.NOTHING);
  }

  /** Returns this origin with what is taken over along with the contact. */
  public Origin carrying(Carried brought) {
    return new Origin(alias, created, lastActivity, revive, brought);
  }
}
