package dev.cardfile.wire.search;

import dev.cardfile.contact.Contact;
import dev.cardfile.search.Snapshot;
import dev.cardfile.transfer.format.ContactFormat;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/** The contacts of a snapshot as a file, with all that the snapshot has besides them. */
public record SnapshotFile(Snapshot snapshot, ContactFormat format) {

  /**
   * Writes the whole file, page by page.
   *
   * @param written learns how many contacts were written since it was told last
   */
  public void write(Appendable to, IntConsumer written) throws IOException {
    SnapshotBeside beside = new SnapshotBeside(snapshot);
    to.append(format.head());
    List<Contact> page = snapshot.next();
    while (!page.isEmpty()) {
      format.write(page, beside, to);
      written.accept(page.size());
      page = snapshot.next();
    }
  }
}
