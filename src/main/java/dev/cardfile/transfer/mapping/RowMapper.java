package dev.cardfile.transfer.mapping;

import dev.cardfile.location.Location;
import dev.cardfile.transfer.file.ImportFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the contacts of a file, one by one. */
public sealed interface RowMapper permits CsvMapper, CardMapper, ObjectMapper {

  /**
   * Creates a mapper for a file, which goes by the file's headings and the caller's choices.
   *
   * @param file a file of which nothing has been read yet
   * @param location the location whose custom fields columns can be mapped to, and whose time zone
   *     applies to times that state none
   */
  static RowMapper of(ImportFile file, MappingChoices choices, Location location)
      throws IOException {
    return switch (file.kind()) {
      case CSV -> CsvMapper.of(file, choices, location.customFields(), location.zone());
      case VCARD -> new CardMapper(file, choices.idSource(), location.zone());
      case NDJSON -> new ObjectMapper(file, choices.idSource());
    };
  }

  /** Reads the next row. Returns null at the end of the file. */
  @Nullable Mapped next() throws IOException;

  /** Returns the mapping of the columns; empty for files without columns. */
  Mapping mapping();

  /** Returns what the rows read so far reveal about the order of their dates. */
  DateSurvey dates();
}
