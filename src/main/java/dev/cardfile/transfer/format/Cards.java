package dev.cardfile.transfer.format;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectWriter;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import java.io.IOException;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** vCard 4.0, with those values of a contact that have a property in a vCard. */
public record Cards() implements ContactFormat {

  private static final String NOBODY = "Unknown";

  @Override
  public String mediaType() {
    return "text/vcard; charset=utf-8";
  }

  @Override
  public String suffix() {
    return "vcf";
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public void write(Exported exported, Appendable to) throws IOException {
    StringWriter text = new StringWriter();
    try (VObjectWriter card = new VObjectWriter(text, SyntaxStyle.NEW)) {
      card.writeBeginComponent("VCARD");
      card.writeVersion("4.0");
      write(card, exported.contact(), exported.id());
      card.writeEndComponent("VCARD");
    }
    to.append(text.toString());
  }

  private static void write(VObjectWriter card, Contact contact, String id) throws IOException {
    PersonName name = contact.name();
    card.writeProperty("UID", escaped(id));
    card.writeProperty("FN", escaped(shown(contact)));
    if (name.full() != null) {
      card.writeProperty("N", structured(name.last(), name.first(), null, null, null));
    }
    for (String email : contact.emails().all()) {
      card.writeProperty("EMAIL", escaped(email));
    }
    for (String phone : contact.phones().all()) {
      card.writeProperty("TEL", escaped(phone));
    }
    put(card, "ORG", contact.texts().get(TextField.COMPANY_NAME));
    if (Stream.of(
            TextField.ADDRESS1,
            TextField.CITY,
            TextField.STATE,
            TextField.POSTAL_CODE,
            TextField.COUNTRY)
        .anyMatch(contact.texts()::containsKey)) {
      card.writeProperty(
          "ADR",
          structured(
              null,
              null,
              contact.texts().get(TextField.ADDRESS1),
              contact.texts().get(TextField.CITY),
              contact.texts().get(TextField.STATE),
              contact.texts().get(TextField.POSTAL_CODE),
              contact.texts().get(TextField.COUNTRY)));
    }
    put(card, "URL", contact.texts().get(TextField.WEBSITE));
    if (contact.dateOfBirth() != null) {
      card.writeProperty("BDAY", contact.dateOfBirth().toString().replace("-", ""));
    }
    if (!contact.tags().names().isEmpty()) {
      card.writeProperty("CATEGORIES", VObjectPropertyValues.writeList(contact.tags().names()));
    }
    card.writeProperty("CREATED", contact.dateAdded().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** The name to display, which vCard requires ({@code FN}). */
  private static String shown(Contact contact) {
    return Stream.of(
            contact.name().full(),
            contact.texts().get(TextField.COMPANY_NAME),
            contact.emails().primary(),
            contact.phones().primary())
        .filter(each -> each != null)
        .findFirst()
        .orElse(NOBODY);
  }

  private static void put(VObjectWriter card, String property, @Nullable String value)
      throws IOException {
    if (value != null) {
      card.writeProperty(property, escaped(value));
    }
  }

  /** Line breaks are escaped too, because a property of a vCard is a single line. */
  private static String escaped(String value) {
    return VObjectPropertyValues.escape(value)
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "\\n");
  }

  private static String structured(@Nullable String... parts) {
    return VObjectPropertyValues.writeStructured(
            Stream.of(parts).map(part -> part == null ? List.<String>of() : List.of(part)).toList(),
            true)
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "\\n");
  }
}
