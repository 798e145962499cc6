package dev.cardfile.http.contacts;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.upsert.FieldsFull;
import dev.cardfile.upsert.LeftDeleted;
import dev.cardfile.upsert.NotUpserted;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagsFull;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.EntityTags;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.TextListReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Violations;
import java.util.Map;
import java.util.function.Supplier;

/** Answers that contain one contact, with its {@code ETag}. */
final class ContactReplies {

  private static final byte[] NOTHING = {};

  private ContactReplies() {}

  /** Returns the answer with the {@code ETag} of the contact in it. */
  static ApiResponse tagged(ApiResponse response, Contact contact, ApiRequest request) {
    return response.with(headers(contact, request)).about(contact.id());
  }

  /**
   * Returns the answer to a request that writes a contact. After a dry run, it has no {@code ETag}.
   */
  static ApiResponse written(
      ApiResponse response, Contact contact, WriteOptions options, ApiRequest request) {
    return options.dryRun() ? response : tagged(response, contact, request);
  }

  /** Returns the outcome for the log and the metrics. */
  static String outcome(WriteOptions options, String done) {
    return options.dryRun() ? "dry_run_" + done : done;
  }

  /** Returns the answer to a read, or a refusal if the request's conditions are malformed. */
  static ApiResponse asked(ApiRequest request, Supplier<ApiResponse> answered) {
    Problem problem = request.conditions().problem();
    return problem == null ? answered.get() : ApiResponse.refuse(problem);
  }

  /**
   * Returns the answer that shows a contact, or 304 if the caller has its current state already.
   */
  static ApiResponse shown(Contact contact, ApiRequest request, Supplier<ApiResponse> shown) {
    return request.conditions().precondition().noneMatch().include(contact)
        ? new ApiResponse.Body(
            304, ApiResponse.JSON, NOTHING, "had", headers(contact, request), contact.id())
        : tagged(shown.get(), contact, request);
  }

  static ApiResponse refusal(PreconditionFailed failed) {
    return ApiResponse.refuse(problem(failed));
  }

  /** Returns the problem that keeps an upsert from being done. */
  static Problem problem(NotUpserted why) {
    return switch (why) {
      case PreconditionFailed(ContactId contact, Long current) ->
          new Problem.PreconditionFailed(contact, current);
      case LeftDeleted(ContactId contact) -> new Problem.ContactNotFound(contact.value());
      case TagsFull full -> TextListReader.TAGS.tooMany();
      case FieldsFull full -> tooLong(full);
    };
  }

  /** Returns the problem that the custom field values of a contact would be too long together. */
  static Problem tooLong(FieldsFull full) {
    Violations violations = new Violations();
    violations.refuse("customFields", Requirement.shortEnoughTogether(full.max()));
    return new Problem.Invalid(violations.inOrder());
  }

  private static Map<String, String> headers(Contact contact, ApiRequest request) {
    return Map.of(
        "ETag",
        EntityTags.of(contact, request.known().version()),
        "Vary",
        ApiResponse.VARY_BY_VERSION);
  }
}
