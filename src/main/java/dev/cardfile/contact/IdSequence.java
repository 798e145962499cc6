package dev.cardfile.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Generates ids of 20 characters of {@code 0-9A-Za-z}: the time in milliseconds, then a counter
 * that starts at a random number, then two random characters. The ids of a sequence strictly
 * increase, even if the clock steps back; ids of different processes differ in their random parts.
 */
public final class IdSequence {

  private static final char[] DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
  private static final int MILLIS_LENGTH = 8;
  private static final int COUNTER_LENGTH = 10;
  private static final int LENGTH = 20;
  private static final long COUNTER_LIMIT = power(COUNTER_LENGTH);

  /** The last time that an id can begin with, in the year 8888. */
  public static final long LAST_MILLIS = power(MILLIS_LENGTH) - 1;

  private static final int TAIL_LIMIT = (int) power(LENGTH - MILLIS_LENGTH - COUNTER_LENGTH);

  private final InstantSource clock;
  private final RandomGenerator random;
  private long millis;
  private long counter;

  public IdSequence(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public String next() {
    long time;
    long count;
    synchronized (this) {
      advance();
      time = millis;
      count = counter;
    }
    return id(time, count);
  }

  public ContactId nextContactId() {
    return new ContactId(next());
  }

  /**
   * Returns an id for a contact that was created at another time, by which the id sorts. Everything
   * but the time is random, so the id may be smaller than ids generated before.
   *
   * @param time from 1970 to {@link #LAST_MILLIS}
   */
  public ContactId contactIdOf(Instant time) {
    return new ContactId(id(time.toEpochMilli(), random.nextLong(COUNTER_LIMIT)));
  }

  /**
   * Returns an id for a contact that had another id, next to which the new one sorts: the two
   * differ only in the last two characters, which are random.
   *
   * @param former an id that {@link #isId has the form of ours}
   */
  public ContactId contactIdBeside(String former) {
    char[] id = new char[LENGTH];
    int tail = MILLIS_LENGTH + COUNTER_LENGTH;
    former.getChars(0, tail, id, 0);
    write(id, tail, LENGTH - tail, random.nextInt(TAIL_LIMIT));
    return new ContactId(new String(id));
  }

  /**
   * Reports whether a text has the form of an id that was generated between two times.
   *
   * @param from from 1970 to {@link #LAST_MILLIS}, as is {@code until}
   */
  public static boolean isId(String text, Instant from, Instant until) {
    return isId(text)
        && text.compareTo(firstOf(from).value()) >= 0
        && text.compareTo(lastOf(until).value()) <= 0;
  }

  /** Reports whether a text has the form of an id. */
  public static boolean isId(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(each -> Arrays.binarySearch(DIGITS, (char) each) >= 0);
  }

  /**
   * Derives an id from the time at which something was made and from what it belongs to. The same
   * arguments always result in the same id.
   *
   * @param time from 1970 to {@link #LAST_MILLIS}
   */
  public static String derived(Instant time, String origin) {
    char[] id = new char[LENGTH];
    write(id, 0, MILLIS_LENGTH, time.toEpochMilli());
    ByteBuffer hash = ByteBuffer.wrap(sha256(origin));
    int tail = MILLIS_LENGTH + COUNTER_LENGTH;
    write(id, MILLIS_LENGTH, COUNTER_LENGTH, hash.getLong() >>> 1);
    write(id, tail, LENGTH - tail, hash.getLong() >>> 1);
    return new String(id);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private String id(long time, long count) {
    char[] id = new char[LENGTH];
    write(id, 0, MILLIS_LENGTH, time);
    write(id, MILLIS_LENGTH, COUNTER_LENGTH, count);
    int tail = MILLIS_LENGTH + COUNTER_LENGTH;
    write(id, tail, LENGTH - tail, random.nextInt(TAIL_LIMIT));
    return new String(id);
  }

  /**
   * Returns the smallest id that can be generated in this millisecond.
   *
   * @param time from 1970 to {@link #LAST_MILLIS}
   */
  public static ContactId firstOf(Instant time) {
    return edgeOf(time, DIGITS[0]);
  }

  /** Returns the largest id, as {@link #firstOf} the smallest. */
  public static ContactId lastOf(Instant time) {
    return edgeOf(time, DIGITS[DIGITS.length - 1]);
  }

  private static ContactId edgeOf(Instant time, char others) {
    char[] id = new char[LENGTH];
    Arrays.fill(id, others);
    write(id, 0, MILLIS_LENGTH, time.toEpochMilli());
    return new ContactId(new String(id));
  }

  private void advance() {
    long now = clock.millis();
    if (now > millis) {
      restartAt(now);
    } else if (++counter == COUNTER_LIMIT) {
      restartAt(millis + 1);
    }
  }

  private void restartAt(long newMillis) {
    millis = newMillis;
    // Starting in the lower half leaves room to count up within one millisecond.
    counter = random.nextLong(COUNTER_LIMIT / 2);
  }

  private static void write(char[] target, int from, int length, long number) {
    long rest = number;
    for (int i = from + length - 1; i >= from; i--) {
      target[i] = DIGITS[(int) (rest % DIGITS.length)];
      rest /= DIGITS.length;
    }
  }

  private static long power(int exponent) {
    long result = 1;
    for (int i = 0; i < exponent; i++) {
      result *= DIGITS.length;
    }
    return result;
  }
}
