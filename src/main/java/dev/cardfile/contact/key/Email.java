package dev.cardfile.contact.key;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A plain e-mail address in the only form in which it is stored, matched and returned: Unicode NFC,
 * in lower case, with the domain in its ASCII form.
 */
public record Email(String value) {

  public static final int MAX_LENGTH = 254;

  private static final EmailValidator SYNTAX =
      JMail.strictValidator()
          .requireTopLevelDomain()
          .disallowIpDomain()
          .disallowQuotedIdentifiers()
          .disallowExplicitSourceRouting();

  // JMail alone also accepts display names, comments, quoted parts, and the blanks and invisible
  // characters of Unicode. With these, two addresses that look the same would be two contacts.
  private static final Pattern NOT_PLAIN =
      Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\"(),:;<>\\[\\]\\\\]");

  // Newer domain names allow these characters (ß and the like, and joiners), but the JDK still
  // replaces or removes them. With ss for ß, for instance, the result is somebody else's domain.
  private static final Pattern AMBIGUOUS_IN_A_DOMAIN = Pattern.compile("[ßẞς\\u200c\\u200d]");

  /**
   * Parses an address as a person may have typed it; returns empty if it is not a plain address.
   */
  public static Optional<Email> parse(String typed) {
    String plain = PlainEmail.read(typed.strip());
    return plain == null ? parseAny(typed) : Optional.of(new Email(plain));
  }

  /** Does the same as {@link #parse}, without the fast path of {@link PlainEmail}. */
  static Optional<Email> parseAny(String typed) {
    String address = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    int at = address.lastIndexOf('@');
    if (at <= 0 || NOT_PLAIN.matcher(address).find()) {
      return Optional.empty();
    }
    return asciiDomain(address.substring(at + 1))
        .map(domain -> address.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain)
        .map(lower -> Normalizer.normalize(lower, Normalizer.Form.NFC))
        .filter(normalised -> normalised.length() <= MAX_LENGTH)
        .filter(SYNTAX::isValid)
        .map(Email::new);
  }

  private static Optional<String> asciiDomain(String domain) {
    if (AMBIGUOUS_IN_A_DOMAIN.matcher(domain).find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
