package dev.cardfile.transfer.file;

import java.util.Arrays;
import java.util.Optional;

/** What a file of contacts is. */
public enum FileKind {
  CSV("csv", ".csv", "text/csv; charset=utf-8"),
  VCARD("vcard", ".vcf", "text/vcard; charset=utf-8"),
  /** A JSON object a line. */
  NDJSON("ndjson", ".ndjson", "application/x-ndjson");

  private final String apiName;
  private final String ending;
  private final String mediaType;

  FileKind(String apiName, String ending, String mediaType) {
    this.apiName = apiName;
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** Of this name in the API; empty when there is none. */
  public static Optional<FileKind> named(String apiName) {
    return Arrays.stream(values()).filter(kind -> kind.apiName.equals(apiName)).findFirst();
  }

  /** How the API calls it. */
  public String apiName() {
    return apiName;
  }

  /** What the name of such a file ends with. */
  public String ending() {
    return ending;
  }

  public String mediaType() {
    return mediaType;
  }
}
