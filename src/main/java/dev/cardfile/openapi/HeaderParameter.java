package dev.cardfile.openapi;

import dev.cardfile.json.JsonObject;

/** A header that only some operations take. */
enum HeaderParameter {
  IDEMPOTENCY_KEY(
      "Idempotency-Key",
      "Makes it safe to send the request again: the same request with the same key is answered as"
          + " before, and done once. 1 to 255 visible ASCII characters, bare or in quotes.",
      "8e03978e-40d5-43dd-bc93-6894a57f9324"),
  IF_MATCH(
      "If-Match",
      "Write only if the contact's ETag is one of these; * if there is a contact. Otherwise 412.",
      "\"17\""),
  IF_NONE_MATCH(
      "If-None-Match",
      "On a GET: answer 304 if the contact's ETag is one of these. On a write: write only if it is"
          + " none of these; * only if there is no contact. Otherwise 412.",
      "\"17\"");

  private final String header;
  private final String about;
  private final String example;

  HeaderParameter(String header, String about, String example) {
    this.header = header;
    this.about = about;
    this.example = example;
  }

  /** Returns the name of the header, which is also its name among the document's components. */
  String header() {
    return header;
  }

  JsonObject json() {
    return JsonObject.EMPTY
        .with("name", header)
        .with("in", "header")
        .with("required", false)
        .with("description", about)
        .with("schema", JsonObject.EMPTY.with("type", "string"))
        .with("example", example);
  }
}
