package dev.cardfile.transfer.file;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that contacts can be read from. */
public enum FileKind {
  CSV("csv", ".csv", "text/csv; charset=utf-8"),
  VCARD("vcard", ".vcf", "text/vcard; charset=utf-8"),
  /** One JSON object per line. */
  NDJSON("ndjson", ".ndjson", "application/x-ndjson");

  private final String apiName;
  private final String ending;
  private final String mediaType;

  FileKind(String apiName, String ending, String mediaType) {
    this.apiName = apiName;
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** Returns the kind with a name in the API; empty if there is none. */
  public static Optional<FileKind> named(String apiName) {
    return Arrays.stream(values()).filter(kind -> kind.apiName.equals(apiName)).findFirst();
  }

  /** Returns the name of this kind in the API. */
  public String apiName() {
    return apiName;
  }

  /** Returns the file name extension, with its dot. */
  public String ending() {
    return ending;
  }

  public String mediaType() {
    return mediaType;
  }
}
