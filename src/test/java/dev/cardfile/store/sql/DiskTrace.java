package dev.cardfile.store.sql;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The recorded writes of a process to the files of a folder, by {@code disk-trace.c}, and what
 * remains of them after a power loss.
 */
final class DiskTrace {

  private static final int HEAD = 6 * Long.BYTES;

  private static final String FOLDER = ".";

  /** The number of bytes that a disk writes completely or not at all. */
  private static final int SECTOR = 512;

  private final List<Event> events;

  /** In the order of the constants in {@code disk-trace.c}, which begin at 1. */
  enum Kind {
    WRITE,
    TRUNCATE,
    FLUSH_BEGINS,
    FLUSH_ENDED,
    UNLINK
  }

  /** An operation on a file. */
  record Event(Kind kind, String file, byte[] data, long offset, long flush) {}

  private DiskTrace(List<Event> events) {
    this.events = events;
  }

  static DiskTrace read(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    byte[] all = Files.readAllBytes(file);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(all))) {
      while (in.available() > 0) {
        ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD)).order(ByteOrder.nativeOrder());
        Kind kind = Kind.values()[Math.toIntExact(head.getLong()) - 1];
        int name = Math.toIntExact(head.getLong());
        int length = Math.toIntExact(head.getLong());
        long offset = head.getLong();
        long flush = head.getLong();
        String path = new String(in.readNBytes(name), StandardCharsets.UTF_8);
        events.add(new Event(kind, path, in.readNBytes(length), offset, flush));
      }
    }
    return new DiskTrace(events);
  }

  List<Event> events() {
    return events;
  }

  /** A simulated disk, to which events are applied one by one. */
  static final class Disk {

    private final Map<String, Contents> files = new TreeMap<>();

    /** The files that are deleted for good when a flush of the folder, by its number, has ended. */
    private final Map<Long, List<Contents>> vanishing = new HashMap<>();

    void take(Event event) {
      if (event.file().equals(FOLDER)) {
        takeOfFolder(event);
        return;
      }
      files.computeIfAbsent(event.file(), _ -> new Contents()).take(event);
    }

    private void takeOfFolder(Event event) {
      if (event.kind() == Kind.FLUSH_BEGINS) {
        vanishing.put(event.flush(), files.values().stream().filter(file -> file.deleted).toList());
      } else {
        List<Contents> gone = vanishing.getOrDefault(event.flush(), List.of());
        files.values().removeIf(file -> file.deleted && gone.contains(file));
      }
    }

    /**
     * Writes into a folder what the disk has if the power fails now.
     *
     * @param kept the probability with which each unflushed sector or truncation is on the disk
     */
    void lose(Path folder, Random random, double kept) throws IOException {
      for (Map.Entry<String, Contents> file : files.entrySet()) {
        byte[] left = file.getValue().left(random, kept);
        if (left != null) {
          Files.write(folder.resolve(file.getKey()), left);
        }
      }
    }
  }

  /** A file: what is certainly on the disk, and what may be. */
  private static final class Contents {

    private final List<Event> pending = new ArrayList<>();

    /** The number of pending events that came before each flush in progress. */
    private final Map<Long, Integer> flushing = new HashMap<>();

    private byte[] durable = new byte[0];
    private int length;
    private boolean deleted;

    void take(Event event) {
      switch (event.kind()) {
        case WRITE, TRUNCATE -> {
          if (deleted) {
            startAnew();
          }
          pending.add(event);
        }
        case FLUSH_BEGINS -> flushing.put(event.flush(), pending.size());
        case FLUSH_ENDED -> flushed(event.flush());
        case UNLINK -> deleted = true;
      }
    }

    private void startAnew() {
      deleted = false;
      durable = new byte[0];
      length = 0;
      pending.clear();
      flushing.clear();
    }

    private void flushed(long flush) {
      Integer count = flushing.remove(flush);
      if (count == null) {
        return;
      }
      for (Event event : pending.subList(0, count)) {
        if (event.kind() == Kind.TRUNCATE) {
          resize(Math.toIntExact(event.offset()));
        } else {
          put(event, 0, event.data().length);
        }
      }
      pending.subList(0, count).clear();
      flushing.replaceAll((_, others) -> Math.max(0, others - count));
    }

    /** Returns what is left of the file; null if it is gone. */
    byte[] left(Random random, double kept) {
      if (deleted && random.nextBoolean()) {
        return null;
      }
      Contents after = new Contents();
      after.durable = durable.clone();
      after.length = length;
      for (Event event : pending) {
        if (event.kind() == Kind.TRUNCATE) {
          if (random.nextDouble() < kept) {
            after.resize(Math.toIntExact(event.offset()));
          }
          continue;
        }
        for (int from = 0; from < event.data().length; from += SECTOR) {
          if (random.nextDouble() < kept) {
            after.put(event, from, Math.min(SECTOR, event.data().length - from));
          }
        }
      }
      return Arrays.copyOf(after.durable, after.length);
    }

    private void resize(int newLength) {
      if (newLength < length) {
        Arrays.fill(durable, newLength, length, (byte) 0);
      }
      reserve(newLength);
      length = newLength;
    }

    private void put(Event event, int from, int count) {
      int offset = Math.toIntExact(event.offset()) + from;
      reserve(offset + count);
      System.arraycopy(event.data(), from, durable, offset, count);
      length = Math.max(length, offset + count);
    }

    private void reserve(int size) {
      if (durable.length < size) {
        durable = Arrays.copyOf(durable, Math.max(size, durable.length * 2));
      }
    }
  }
}
