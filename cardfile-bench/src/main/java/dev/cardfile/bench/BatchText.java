package dev.cardfile.bench;

/** The body of one batch after the other, of people that nobody has yet. For one thread. */
final class BatchText {

  private static final int BYTES_OF_A_ROW = 512;

  private static final byte[] ROWS = AsciiText.bytes("\",\"contacts\":[{");
  private static final byte[] NEXT = AsciiText.bytes("},{");
  private static final byte[] END = AsciiText.bytes("}]}");

  private final AsciiText text;
  private final int rows;

  BatchText(int rows) {
    this.rows = rows;
    this.text = new AsciiText((rows + 1) * BYTES_OF_A_ROW);
  }

  /** Makes the next body, in place of the one before. */
  void make(String location, long firstPerson) {
    text.at(0).put(AsciiText.bytes("{\"locationId\":\"" + location)).put(ROWS);
    for (int row = 0; row < rows; row++) {
      if (row > 0) {
        text.put(NEXT);
      }
      RequestText.person(text, Ask.NEW, firstPerson + row, row);
    }
    text.put(END);
  }

  /** Its bytes; those from {@link #length} on mean nothing. */
  byte[] bytes() {
    return text.bytes();
  }

  int length() {
    return text.length();
  }
}
