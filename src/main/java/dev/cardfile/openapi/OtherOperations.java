package dev.cardfile.openapi;

import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.table.Schema;

/** The operations about the server itself, and those that Cardfile does not support. */
public final class OtherOperations {

  private static final String TEXT = "text/plain; charset=utf-8";

  public static final Operation HEALTHY =
      Operation.of("is-alive", Tag.SERVER, "Check that the process is alive")
          .answers(200, TEXT, Schema.STRING, "Yes.");

  public static final Operation READY =
      Operation.of("is-ready", Tag.SERVER, "Check that the store answers")
          .answers(200, TEXT, Schema.STRING, "Yes.")
          .answers(503, AnswerWriter.PROBLEM, "The store does not answer.");

  public static final Operation METRICS =
      Operation.of("get-metrics", Tag.SERVER, "Metrics in Prometheus format")
          .answers(200, TEXT, Schema.STRING, "The metrics.");

  public static final Operation DOCUMENT =
      Operation.of("get-document", Tag.SERVER, "This document")
          .answers(200, Schema.OBJECT, "OpenAPI 3.1.");

  public static final Operation PAGE =
      Operation.of("get-page", Tag.SERVER, "This document as a page")
          .answers(200, "text/html; charset=utf-8", Schema.STRING, "The page.");

  public static final Operation PAGE_FILE =
      Operation.of("get-page-file", Tag.SERVER, "A file of that page")
          .answers(200, "text/javascript; charset=utf-8", Schema.STRING, "The file.");

  public static final Operation ADD_TO_WORKFLOW =
      unsupported("add-contact-to-workflow", "Add a contact to a workflow");
  public static final Operation REMOVE_FROM_WORKFLOW =
      unsupported("delete-contact-from-workflow", "Remove a contact from a workflow");
  public static final Operation REMOVE_FROM_ALL_CAMPAIGNS =
      unsupported("remove-contact-from-every-campaign", "Remove a contact from all campaigns");
  public static final Operation REMOVE_FROM_ALL_CAMPAIGNS_V3 =
      REMOVE_FROM_ALL_CAMPAIGNS.as(
          "remove-contact-from-every-campaign-v3", "The same, at its v3 path.");
  public static final Operation ADD_TO_CAMPAIGN =
      unsupported("add-contact-to-campaign", "Add a contact to a campaign");
  public static final Operation REMOVE_FROM_CAMPAIGN =
      unsupported("remove-contact-from-campaign", "Remove a contact from a campaign");
  public static final Operation APPOINTMENTS =
      unsupported("get-appointments-for-contact", "List the appointments of a contact");
  public static final Operation UPLOAD =
      unsupported("upload-to-custom-fields", "Upload files to custom fields");

  private OtherOperations() {}

  private static Operation unsupported(String id, String summary) {
    return Operation.of(id, Tag.NOT_SUPPORTED, summary)
        .about("Cardfile does not support this.")
        .answers(501, AnswerWriter.PROBLEM, "Not supported.");
  }
}
