package dev.cardfile.wire.history;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;

import dev.cardfile.history.Entry;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the changes of a location's contacts, as a page or one by one. */
public final class ChangesWriter {

  record Page(List<EntryView> entries, long next, boolean more) {}

  private static final ValueType<EntryView> CHANGE = EntryView.IN_FEED.called("Change");

  public static final Answer<Page> CHANGES =
      Answer.of(
          Members.<Page>of()
              .has("changes", ValueType.list(CHANGE), Page::entries)
              .has("next", INTEGER.about("The after of the next request."), Page::next)
              .has("more", BOOLEAN.about("Whether there are more already."), Page::more));

  private static final byte[] NEW_LINE = {'\n'};

  private final LocationId location;
  private final ApiVersion version;

  /** Creates a writer for the changes of this location. */
  public ChangesWriter(LocationId location, ApiVersion version) {
    this.location = location;
    this.version = version;
  }

  /**
   * Returns a page of changes.
   *
   * @param next the number of the last change that was looked at
   */
  public byte[] page(List<Entry> entries, long next, boolean more, String traceId) {
    return CHANGES.bytes(new Page(entries.stream().map(this::view).toList(), next, more), traceId);
  }

  /** Returns a change as a part of a stream in this format. */
  public byte[] one(ChangesFormat format, Entry entry) {
    byte[] json = JsonWriter.bytes(writer -> CHANGE.write(writer, view(entry)));
    return format == ChangesFormat.EVENTS
        ? joined(bytes("id: " + entry.seq() + "\ndata: "), json, bytes("\n\n"))
        : joined(json, NEW_LINE);
  }

  /** Returns what is sent in a stream of this format while there are no changes. */
  public static byte[] signOfLife(ChangesFormat format) {
    return format == ChangesFormat.EVENTS ? bytes(":\n\n") : NEW_LINE.clone();
  }

  /**
   * Returns a sign of life that tells the client the number of the last change that was looked at.
   * A server-sent event without data reaches no listener, but browsers send the last {@code id}
   * when they connect again.
   */
  public static byte[] place(ChangesFormat format, long place) {
    return format == ChangesFormat.EVENTS ? bytes(":\nid: " + place + "\n\n") : signOfLife(format);
  }

  private EntryView view(Entry entry) {
    return new EntryView(entry, location, version);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
