package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.full;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A program that writes to a store and records each acknowledged write in a file, as {@code id
 * number}.
 */
final class PowerLossLoad {

  static final LocationId HERE = new LocationId("here");
  static final String ACKNOWLEDGED = "acknowledged";

  private static final int CLIENTS = 6;
  private static final int CONTACTS_OF_A_CLIENT = 40;

  private PowerLossLoad() {}

  /**
   * Takes the folder, a seed, the number of times to open the store, and the number of writes each
   * time.
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    int openings = Integer.parseInt(arguments[2]);
    int writes = Integer.parseInt(arguments[3]);
    try (FileOutputStream acknowledged =
        new FileOutputStream(folder.resolve(ACKNOWLEDGED).toFile())) {
      for (int opening = 0; opening < openings; opening++) {
        try (Stores stores =
            Database.sqlite(folder.resolve("cardfile.db"))
                .open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
          if (opening == 0) {
            stores.locations().create(Contacts.location(HERE));
          }
          run(stores, acknowledged, seed + opening, opening * writes, writes / 2);
          // Long enough for the whole log to be moved into the database file, so that the next
          // write restarts the log.
          Thread.sleep(1200);
          run(stores, acknowledged, seed - opening, opening * writes + writes / 2, writes / 2);
        }
      }
    }
    System.exit(0);
  }

  private static void run(
      Stores stores, FileOutputStream acknowledged, long seed, int from, int writes)
      throws InterruptedException {
    List<Thread> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Random random = new Random(seed * CLIENTS + client);
      String prefix = "c" + client + "-";
      clients.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int number = from + 1; number <= from + writes / CLIENTS; number++) {
                  String id = prefix + random.nextInt(CONTACTS_OF_A_CLIENT);
                  write(stores, id, number);
                  tell(acknowledged, id + " " + number + "\n");
                }
              }));
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  private static void write(Stores stores, String id, int number) {
    Contact contact = full(id, number + "-" + id);
    WorkingSet.exclusively(
        stores,
        HERE,
        Set.of(new Lookup.ById(contact.id())),
        working -> {
          if (working.contact(new ContactId(id)).isPresent()) {
            working.replace(contact);
          } else {
            working.insert(contact);
          }
          return id;
        });
  }

  /** Writes the line in a single call, so that it is recorded completely or not at all. */
  private static void tell(FileOutputStream acknowledged, String line) {
    try {
      acknowledged.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
