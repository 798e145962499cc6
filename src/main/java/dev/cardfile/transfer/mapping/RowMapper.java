package dev.cardfile.transfer.mapping;

import dev.cardfile.location.Location;
import dev.cardfile.transfer.file.ImportFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the contacts of a file, one by one. */
public sealed interface RowMapper permits CsvMapper, CardMapper, ObjectMapper {

  /**
   * Reads a file's contacts by its headings, and by what somebody has said of it.
   *
   * @param file of which nothing has been read yet
   * @param location whose custom fields columns can be, and whose time zone holds where a time of
   *     the file has none
   */
  static RowMapper of(ImportFile file, MappingChoices choices, Location location)
      throws IOException {
    return switch (file.kind()) {
      case CSV -> CsvMapper.of(file, choices, location.customFields(), location.zone());
      case VCARD -> new CardMapper(file, choices.idSource(), location.zone());
      case NDJSON -> new ObjectMapper(file, choices.idSource());
    };
  }

  /** What is next; null at the end of the file. */
  @Nullable Mapped next() throws IOException;

  /** What the columns are; empty for files that have none. */
  Mapping mapping();

  /** What the rows read so far say about their dates. */
  DateSurvey dates();
}
