package dev.cardfile.store.sql.table;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The table of recorded changes of contacts. */
public final class ContactChangeTable {

  /**
   * A change as it is stored.
   *
   * @param revision the contact's revision after the change, or before it if the change deleted the
   *     contact; 0 for an erasure
   * @param previous the number of the contact's previous change; 0 if there is none
   * @param former the values that the change has replaced, in the form of {@link ContactCells};
   *     null if there are none
   */
  public record Logged(
      long seq,
      Instant at,
      Entry.Kind kind,
      ContactId contact,
      Actor by,
      long revision,
      long previous,
      @Nullable String former) {}

  private static final Table.Columns<Logged> OF = new Table.Columns<>("contact_change");

  private static final Column<Logged, Long> SEQ = OF.key("seq", Codec.NUMBER, Logged::seq);
  private static final Column<Logged, Instant> CHANGED_AT =
      OF.column("changed_at", Codec.INSTANT, Logged::at);
  private static final Column<Logged, Entry.Kind> KIND =
      OF.column("kind", Codec.of(EnumCodec.CHANGE_KIND), Logged::kind);
  private static final Column<Logged, String> CONTACT_ID =
      OF.column("contact_id", Codec.TEXT, logged -> logged.contact().value());
  private static final Column<Logged, Actor.Kind> ACTOR_KIND =
      OF.column("actor_kind", Codec.of(EnumCodec.ACTOR_KIND), logged -> logged.by().kind());
  private static final Column<Logged, String> TOKEN_ID =
      OF.column("token_id", Codec.TEXT, logged -> logged.by().token());
  private static final Column<Logged, String> APP_ID =
      OF.column("app_id", Codec.TEXT, logged -> logged.by().app());
  private static final Column<Logged, String> IMPORT_ID =
      OF.column("import_id", Codec.TEXT, logged -> logged.by().importId());
  private static final Column<Logged, String> TRACE =
      OF.column("trace", Codec.TEXT, logged -> logged.by().trace());
  private static final Column<Logged, Long> REVISION =
      OF.column("revision", Codec.NUMBER, Logged::revision);
  private static final Column<Logged, Long> PREVIOUS =
      OF.column("previous", Codec.NUMBER, Logged::previous);
  private static final Column<Logged, String> FORMER =
      OF.column("former", Codec.TEXT, Logged::former);

  public static final Table<Logged> TABLE =
      OF.table((location, row) ->
          new Logged(
              row.get(SEQ),
              row.get(CHANGED_AT),
              row.get(KIND),
              new ContactId(row.get(CONTACT_ID)),
              new Actor(
                  row.get(ACTOR_KIND),
                  row.orNull(TOKEN_ID),
                  row.orNull(APP_ID),
                  row.orNull(TRACE),
                  row.orNull(IMPORT_ID)),
              row.get(REVISION),
              row.get(PREVIOUS),
              row.orNull(FORMER)));

  private ContactChangeTable() {}
}
