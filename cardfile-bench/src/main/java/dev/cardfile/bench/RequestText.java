package dev.cardfile.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of upsert requests, built one at a time in a reused buffer, with the fields that a form
 * or an import typically sends. Each connection has its own. Building a request allocates nothing,
 * so that the load costs little compared with the server.
 */
final class RequestText {

  private static final int CAPACITY = 4096;
  private static final int LENGTH_DIGITS = 3;
  private static final int VISIT_DIGITS = 6;

  private static final byte[] HEAD_END = AsciiText.bytes("\r\n\r\n");
  private static final byte[] FIRST_NAME = AsciiText.bytes("\"firstName\":\"");
  private static final byte[] LAST_NAME = AsciiText.bytes("\",\"lastName\":\"");
  private static final byte[] NAME = AsciiText.bytes("\",\"name\":\"");
  private static final byte[] EMAIL = AsciiText.bytes("\",\"email\":\"");
  private static final byte[] PHONE = AsciiText.bytes("\",\"phone\":\"");
  private static final byte[] ADDRESS = AsciiText.bytes("\",\"address1\":\"");
  private static final byte[] STREET = AsciiText.bytes(" 1st St N");
  private static final byte[] COUNTRY = AsciiText.bytes("\",\"country\":\"");
  private static final byte[] REST =
      AsciiText.bytes(
          "\",\"companyName\":\"DGS VolMAX\",\"source\":\"public api\","
              + "\"tags\":[\"nisi sint commodo amet\",\"consequat\"]");
  private static final byte[] END = AsciiText.bytes("}");
  private static final byte[] FIELD_END = AsciiText.bytes("\"}]}");

  private final AsciiText text = new AsciiText(CAPACITY);
  private final List<Parts> parts = new ArrayList<>();

  /** The parts that all requests to a destination share. */
  private record Parts(byte[] head, byte[] start, byte[] field) {}

  /**
   * Prepares requests to these destinations.
   *
   * @param host the value of the {@code Host} header, with the port
   */
  RequestText(String host, List<Destination> destinations) {
    for (Destination to : destinations) {
      parts.add(
          new Parts(
              AsciiText.bytes(head(host, to)),
              AsciiText.bytes("{\"locationId\":\"" + to.location() + "\","),
              to.field() == null
                  ? new byte[0]
                  : AsciiText.bytes(
                      ",\"customFields\":[{\"id\":\""
                          + to.field()
                          + "\",\"field_value\":\"visit ")));
    }
  }

  private static String head(String host, Destination to) {
    String lines =
        """
        POST /contacts/upsert HTTP/1.1
        Host: %s
        User-Agent: cardfile-bench
        Accept: application/json
        Authorization: Bearer %s
        Version: 2021-04-15
        Content-Type: application/json
        """
            .formatted(host, to.token());
    return lines.replace("\n", "\r\n") + "Content-Length: ";
  }

  /**
   * Builds the next request, overwriting the last one. A person is always sent to the same
   * destination.
   *
   * @param visit a number that makes this request differ from others about the same person
   */
  void make(Ask ask, long person, long visit) {
    Parts to = parts.get(Math.toIntExact(person % parts.size()));
    int bodyStart = to.head().length + LENGTH_DIGITS + HEAD_END.length;
    body(to, ask, person, visit, bodyStart);
    int end = text.length();
    int length = end - bodyStart;
    if (length < 100 || length > 999) {
      throw new IllegalStateException("a body whose length has not three digits");
    }
    text.at(0).put(to.head()).digits(length, LENGTH_DIGITS).put(HEAD_END).at(end);
  }

  private void body(Parts to, Ask ask, long person, long visit, int start) {
    text.at(start).put(to.start());
    person(text, ask, person, visit);
    if (to.field().length == 0) {
      text.put(END);
    } else {
      text.put(to.field()).digits(visit, VISIT_DIGITS).put(FIELD_END);
    }
  }

  /** Appends a person's fields, as the members of a JSON object. */
  static void person(AsciiText text, Ask ask, long person, long visit) {
    text.put(FIRST_NAME);
    People.firstName(text, person);
    text.put(LAST_NAME);
    People.lastName(text, person);
    text.put(NAME);
    People.name(text, person);
    if (ask != Ask.BY_PHONE) {
      text.put(EMAIL);
      People.email(text, person);
    }
    text.put(PHONE);
    People.phone(text, person);
    text.put(ADDRESS).digits(visit, 4).put(STREET);
    People.place(text, person);
    text.put(COUNTRY);
    People.country(text, person);
    text.put(REST);
  }

  /** The buffer itself; only the bytes before {@link #length} are valid. */
  byte[] bytes() {
    return text.bytes();
  }

  int length() {
    return text.length();
  }
}
