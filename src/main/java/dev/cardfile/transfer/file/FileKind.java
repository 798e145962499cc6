package dev.cardfile.transfer.file;

public enum FileKind {
  CSV,
  VCARD,
  /** A JSON object a line. */
  NDJSON
}
