package dev.cardfile.wire.history;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.contact.ContactId;
import dev.cardfile.store.PersonalData;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.contact.ContactMembers;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.time.Instant;
import java.util.List;

/**
 * Writes the answers to requests that restore a contact, undo a change of one, or erase a person.
 */
public final class ReversalWriter {

  /** The places in which an erasure cannot remove anything. */
  private static final List<String> NOT_REACHED =
      List.of("backups", "copies", "databaseLogs", "unusedSpace", "receivers");

  record Done(ContactView contact, List<Warning> warnings) {}

  record Certificate(ContactId id, Instant erasedAt, PersonalData removed, long outcomes) {}

  public static final Answer<Done> DONE = done();
  public static final Answer<ContactId> GONE = gone();
  public static final Answer<Certificate> ERASED = erased();

  private static Answer<Done> done() {
    return Answer.of(
        WarningText.behind(
            Members.<Done>of().has("contact", ContactMembers.TYPE, Done::contact), Done::warnings));
  }

  private static Answer<ContactId> gone() {
    return Answer.of(
        Members.<ContactId>of()
            .has("id", STRING, ContactId::value)
            .has("deleted", BOOLEAN, id -> true));
  }

  private static Answer<Certificate> erased() {
    ValueType<Certificate> removed =
        Members.<Certificate>of()
            .has("contacts", INTEGER, certificate -> certificate.removed().contacts())
            .has("keys", INTEGER, certificate -> certificate.removed().keys())
            .has("aliases", INTEGER, certificate -> certificate.removed().aliases())
            .has("notes", INTEGER, certificate -> certificate.removed().notes())
            .has("tasks", INTEGER, certificate -> certificate.removed().tasks())
            .has("changes", INTEGER, certificate -> certificate.removed().changes())
            .has("outcomes", INTEGER, Certificate::outcomes)
            .called("Removed");
    return Answer.of(
        Members.<Certificate>of()
            .has("id", STRING, certificate -> certificate.id().value())
            .has("erasedAt", TIME, Certificate::erasedAt)
            .has("removed", removed, certificate -> certificate)
            .has("notReached", STRINGS, certificate -> NOT_REACHED));
  }

  /** Returns the answer with a contact that was restored or had a change undone. */
  public byte[] done(ContactView contact, List<Warning> warnings, String traceId) {
    return DONE.bytes(new Done(contact, warnings), traceId);
  }

  /**
   * Returns the answer for a contact that is deleted, because its creation or restoration was
   * undone.
   */
  public byte[] gone(ContactId id, String traceId) {
    return GONE.bytes(id, traceId);
  }

  /**
   * Returns the certificate of an erasure.
   *
   * @param outcomes the number of kept outcomes that contained data of the person
   */
  public byte[] erased(
      ContactId id, Instant at, PersonalData removed, long outcomes, String traceId) {
    return ERASED.bytes(new Certificate(id, at, removed, outcomes), traceId);
  }
}
