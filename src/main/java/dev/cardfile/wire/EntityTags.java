package dev.cardfile.wire;

import dev.cardfile.contact.Contact;
import dev.cardfile.upsert.Precondition.Revisions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ETags of answers that contain one contact (RFC 9110, section 8.8.3): {@code "17"} for
 * revision 17, or {@code "17-v3"} under v3, where the contact is written differently.
 */
public final class EntityTags {

  private static final String V3 = "-v3";
  private static final Pattern TAG = Pattern.compile("\"(?<revision>[0-9]{1,18})(?:" + V3 + ")?\"");
  private static final String ANY = "*";

  private EntityTags() {}

  public static String of(Contact contact, ApiVersion version) {
    return "\"" + contact.revision() + (version == ApiVersion.V3 ? V3 : "") + "\"";
  }

  /**
   * Parses {@code If-Match} or {@code If-None-Match}. Only the revision numbers count, not the
   * version. Returns empty if the value is neither {@code *} nor a list of strong ETags of
   * contacts.
   *
   * @param sent the values of the header, one per occurrence
   */
  public static Optional<Revisions> read(List<String> sent) {
    if (sent.isEmpty()) {
      return Optional.of(new Revisions.Unnamed());
    }
    String list = String.join(",", sent).strip();
    if (list.equals(ANY)) {
      return Optional.of(new Revisions.Any());
    }
    Set<Long> numbers = new HashSet<>();
    for (String tag : list.split(",", -1)) {
      Matcher found = TAG.matcher(tag.strip());
      if (!found.matches()) {
        return Optional.empty();
      }
      numbers.add(Long.valueOf(found.group("revision")));
    }
    return Optional.of(new Revisions.Some(numbers));
  }
}
