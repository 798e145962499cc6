package dev.cardfile.upsert.request;

import dev.cardfile.contact.Alias;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request tells of a contact's life elsewhere, when the contact is taken over from there.
 *
 * @param alias by which the contact is found first; null for none
 * @param created when it was made; null to make it now. Milliseconds precision, not before 1970
 * @param lastActivity of a contact that is created; null for now. Milliseconds precision
 * @param revive whether a contact that was deleted comes back
 * @param carried what it brings along beside what the request says
 */
public record Origin(
    @Nullable Alias alias,
    @Nullable Instant created,
    @Nullable Instant lastActivity,
    boolean revive,
    Carried carried) {

  /** Of a request that takes nothing over. */
  public static final Origin NONE = new Origin(null, null, null, false);

  /** Of a contact that brings nothing along. */
  public Origin(
      @Nullable Alias alias,
      @Nullable Instant created,
      @Nullable Instant lastActivity,
      boolean revive) {
    this(alias, created, lastActivity, revive, Carried.NOTHING);
  }

  /** The same, of a contact that brings this along. */
  public Origin carrying(Carried brought) {
    return new Origin(alias, created, lastActivity, revive, brought);
  }
}
