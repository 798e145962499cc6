package dev.cardfile.transfer.format;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.TextField;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * CSV with the nine columns of a HighLevel export, which HighLevel can also import. Values without
 * such a column are left out.
 *
 * @param zone the time zone of the times
 */
public record HighLevelCsv(ZoneId zone) implements ContactFormat {

  private static final List<String> HEADINGS =
      List.of(
          "Contact Id",
          "First Name",
          "Last Name",
          "Phone",
          "Email",
          "Business Name",
          "Created",
          "Last Activity",
          "Tags");
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final DateTimeFormatter LAST_ACTIVITY =
      DateTimeFormatter.ofPattern("MMM dd uuuu hh:mm a", Locale.US);

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public String suffix() {
    return "csv";
  }

  @Override
  public String source() {
    return "highlevel";
  }

  @Override
  public String head() {
    return CsvLine.plain(',', HEADINGS);
  }

  @Override
  public void write(Exported exported, Appendable to) throws IOException {
    Contact contact = exported.contact();
    to.append(
        CsvLine.of(
            Arrays.asList(
                exported.id(),
                contact.name().first(),
                contact.name().last(),
                contact.phones().primary(),
                contact.emails().primary(),
                contact.texts().get(TextField.COMPANY_NAME),
                contact.dateAdded().truncatedTo(ChronoUnit.SECONDS).atZone(zone).format(CREATED),
                contact.lastActivity().atZone(zone).format(LAST_ACTIVITY),
                String.join(", ", contact.tags().names()))));
  }
}
