package dev.cardfile.bench;

/**
 * Made-up people, by number. Two numbers never share an e-mail or a phone; the rest of a person
 * follows from the number too.
 */
final class People {

  /** How many have a phone of their own: (NXX) NXX-XXXX, where N is at least 2. */
  static final long COUNT = 800L * 800 * 10_000;

  private static final int LOWEST_NXX = 200;
  private static final int NXX = 800;
  private static final int LINES = 10_000;
  private static final int EMAIL_DIGITS = 10;

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
  private static final byte[] OPEN = AsciiText.bytes("(");
  private static final byte[] CLOSE = AsciiText.bytes(") ");
  private static final byte[] DASH = AsciiText.bytes("-");

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
    text.put(DOT).digits(person, EMAIL_DIGITS).put(AT);
  }

  /** As people write it in the United States. */
  static void phone(AsciiText text, long person) {
    long line = person % LINES;
    long exchange = LOWEST_NXX + person / LINES % NXX;
    long area = LOWEST_NXX + person / LINES / NXX % NXX;
    text.put(OPEN).digits(area, 3).put(CLOSE).digits(exchange, 3).put(DASH).digits(line, 4);
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
