package dev.cardfile.bench;

/**
 * The spellings of phone numbers of one country: national, international, and as programs write
 * them.
 */
final class PhoneSpelling {

  private static final int DIGITS = 9;
  private static final byte DIGIT = '#';

  private static final PhoneSpelling[] ALL = {
    new PhoneSpelling("US", "1", "(2##) ###-####", "2##-###-####"),
    new PhoneSpelling("GB", "44", "07### ######", "7### ######"),
    new PhoneSpelling("DE", "49", "015## #######", "15## #######"),
    new PhoneSpelling("IN", "91", "9#### #####", "9#### #####"),
    new PhoneSpelling("BR", "55", "(1#) 9####-####", "1# 9####-####"),
    new PhoneSpelling("IT", "39", "3## ### ####", "3## ### ####"),
    new PhoneSpelling("MX", "52", "5# #### ####", "5# #### ####"),
    new PhoneSpelling("NG", "234", "08## ### ####", "8## ### ####"),
    new PhoneSpelling("TR", "90", "05## ### ## ##", "5## ### ## ##"),
    new PhoneSpelling("PH", "63", "09## ### ####", "9## ### ####"),
  };

  static final int REGIONS = ALL.length;

  private final byte[] country;
  private final byte[] atHome;
  private final byte[] abroad;
  private final byte[] plain;

  private PhoneSpelling(String country, String callingCode, String atHome, String abroad) {
    this.country = AsciiText.bytes(country);
    this.atHome = AsciiText.bytes(atHome);
    this.abroad = AsciiText.bytes("+" + callingCode + " " + abroad);
    this.plain = AsciiText.bytes("+" + callingCode + abroad.replaceAll("[ -]", ""));
  }

  static byte[] country(int region) {
    return ALL[region].country;
  }

  /**
   * Appends a phone number.
   *
   * @param number the index of the phone within its region, of nine digits at most
   * @param writer selects the spelling: half of all writers use the national one, the others one of
   *     the other two
   */
  static void write(AsciiText text, int region, long number, long writer) {
    PhoneSpelling spelling = ALL[region];
    byte[] pattern =
        switch ((int) (writer % 4)) {
          case 0 -> spelling.abroad;
          case 1 -> spelling.plain;
          default -> spelling.atHome;
        };
    text.fill(pattern, DIGIT, number, DIGITS);
  }

  /** Appends a phone number as programs write it. */
  static void writePlain(AsciiText text, int region, long number) {
    text.fill(ALL[region].plain, DIGIT, number, DIGITS);
  }
}
