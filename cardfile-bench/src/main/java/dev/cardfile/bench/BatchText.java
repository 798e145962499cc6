package dev.cardfile.bench;

/** The bodies of batches of new people, built one at a time in a reused buffer. Not thread-safe. */
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

  /** Builds the next body, overwriting the last one. */
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

  /** The buffer itself; only the bytes before {@link #length} are valid. */
  byte[] bytes() {
    return text.bytes();
  }

  int length() {
    return text.length();
  }
}
