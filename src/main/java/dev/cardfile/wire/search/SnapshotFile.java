package dev.cardfile.wire.search;

import dev.cardfile.contact.Contact;
import dev.cardfile.search.Snapshot;
import dev.cardfile.transfer.format.ContactFormat;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/** A file of the contacts of a snapshot, and of whatever belongs to them in the same snapshot. */
public record SnapshotFile(Snapshot snapshot, ContactFormat format) {

  /**
   * Writes the whole file, page by page.
   *
   * @param written receives the number of contacts that were written since its last call
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
