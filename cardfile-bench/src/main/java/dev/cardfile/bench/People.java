package dev.cardfile.bench;

/**
 * Made-up people, by number. Two numbers never share an e-mail or a phone; the rest of a person
 * follows from the number too. Their e-mails and phones come in no order, as those of real people
 * do: keys that ascend would cost an index less.
 */
final class People {

  private static final int HIGH = 80_000;
  private static final int LOW = 100_000;

  /** How many have an e-mail and a phone of their own. */
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

  /** As people write it in the person's country, or for people abroad. */
  static void phone(AsciiText text, long person) {
    long place = shuffled(person);
    PhoneSpelling.write(text, region(place), place % PHONES_OF_A_REGION, person);
  }

  /** As programs write it. */
  static void plainPhone(AsciiText text, long person) {
    long place = shuffled(person);
    PhoneSpelling.writePlain(text, region(place), place % PHONES_OF_A_REGION);
  }

  /** The code of the country that the phone is of. */
  static void country(AsciiText text, long person) {
    text.put(PhoneSpelling.country(region(shuffled(person))));
  }

  private static int region(long place) {
    return Math.toIntExact(place / PHONES_OF_A_REGION);
  }

  /** The person's place when all are shuffled: each has one, and it tells nothing of the number. */
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

  /** City, state and postal code, in the middle of a JSON object. */
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
