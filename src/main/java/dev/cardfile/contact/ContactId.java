package dev.cardfile.contact;

/**
 * The id of a contact: 20 characters of {@code 0-9A-Za-z}. Ids sort by creation, so the oldest of
 * several holders has the smallest id.
 */
public record ContactId(String value) implements Comparable<ContactId> {

  @Override
  public int compareTo(ContactId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
