package dev.cardfile.bench;

/**
 * Made-up people, identified by number. Everything about a person follows from the number, and no
 * two numbers share an e-mail or a phone. E-mails and phones are in no order, as those of real
 * people are: ascending keys would be cheaper for an index.
 */
final class People {

  private static final int HIGH = 80_000;
  private static final int LOW = 100_000;

  /** The number of distinct people; person numbers are less than this. */
  static final long COUNT = (long) HIGH * LOW;

  private static final long PHONES_OF_A_REGION = COUNT / PhoneSpelling.REGIONS;
  private static final int EMAIL_DIGITS = 10;
  private static final long MIXING = 0x9E37_79B9_7F4A_7C15L;

  private static final byte[][] FIRST =
      texts(
          "Rosan", "Mina", "Amir", "Grace", "Ada", "Linus", "Noor", "Tariq", "Elena", "Jonas",
          "Priya", "Marta", "Diego", "Yuki", "Fatima", "Oscar", "Ines", "Pavel", "Chloe", "Samuel");
  private static final byte[][] LAST =
      texts(
          "Deo",
          "Okafor",
          "Hopper",
          "Lovelace",
          "Nguyen",
          "Garcia",
          "Smith",
          "Kowalski",
          "Haddad",
          "Schmidt",
          "Rossi",
          "Tanaka",
          "Silva",
          "Ivanova",
          "Dubois",
          "Larsen",
          "Mbeki",
          "Brown");
  private static final byte[][] PLACES =
      texts(
          "\",\"city\":\"Dolomite\",\"state\":\"AL\",\"postalCode\":\"35061",
          "\",\"city\":\"Austin\",\"state\":\"TX\",\"postalCode\":\"73301",
          "\",\"city\":\"Portland\",\"state\":\"OR\",\"postalCode\":\"97201",
          "\",\"city\":\"Springfield\",\"state\":\"IL\",\"postalCode\":\"62701",
          "\",\"city\":\"Tampa\",\"state\":\"FL\",\"postalCode\":\"33601");

  private static final byte[] AT = AsciiText.bytes("@example.com");
  private static final byte[] DOT = AsciiText.bytes(".");
  private static final byte[] BLANK = AsciiText.bytes(" ");

  private People() {}

  static void firstName(AsciiText text, long person) {
    text.put(FIRST[of(person, FIRST.length)]);
  }

  static void lastName(AsciiText text, long person) {
    text.put(LAST[of(person / FIRST.length, LAST.length)]);
  }

  static void name(AsciiText text, long person) {
    firstName(text, person);
    text.put(BLANK);
    lastName(text, person);
  }

  static void email(AsciiText text, long person) {
    firstName(text, person);
    text.put(DOT);
    lastName(text, person);
    text.put(DOT).digits(shuffled(person), EMAIL_DIGITS).put(AT);
  }

  /** Appends the phone as people write it, in its own country or for callers abroad. */
  static void phone(AsciiText text, long person) {
    long place = shuffled(person);
    PhoneSpelling.write(text, region(place), place % PHONES_OF_A_REGION, person);
  }

  /** Appends the phone as programs write it. */
  static void plainPhone(AsciiText text, long person) {
    long place = shuffled(person);
    PhoneSpelling.writePlain(text, region(place), place % PHONES_OF_A_REGION);
  }

  /** Appends the code of the phone's country. */
  static void country(AsciiText text, long person) {
    text.put(PhoneSpelling.country(region(shuffled(person))));
  }

  private static int region(long place) {
    return Math.toIntExact(place / PHONES_OF_A_REGION);
  }

  /**
   * Returns a person's place in a fixed pseudo-random permutation of all people, so that
   * consecutive numbers get unrelated places.
   */
  static long shuffled(long person) {
    long high = person / LOW;
    long low = person % LOW;
    for (int round = 0; round < 3; round++) {
      low = (low + mixed(high, round)) % LOW;
      high = (high + mixed(low, round)) % HIGH;
    }
    return high * LOW + low;
  }

  private static long mixed(long number, int round) {
    long product = (number + round + 1) * MIXING;
    return (product ^ product >>> 29) >>> 33;
  }

  /** Appends city, state and postal code, as text within a JSON object. */
  static void place(AsciiText text, long person) {
    text.put(PLACES[of(person, PLACES.length)]);
  }

  private static int of(long person, int length) {
    return Math.toIntExact(person % length);
  }

  private static byte[][] texts(String... texts) {
    byte[][] bytes = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      bytes[i] = AsciiText.bytes(texts[i]);
    }
    return bytes;
  }
}
