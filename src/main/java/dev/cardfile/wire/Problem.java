package dev.cardfile.wire;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request, or with the server; it becomes an error answer. */
public sealed interface Problem {

  /** Reports whether the request could not be parsed, so that its content is unknown. */
  default boolean isUnreadable() {
    return this instanceof UnreadableJson
        || this instanceof UnreadableForm
        || this instanceof UnreadableQuery
        || this instanceof TwoSpellings
        || this instanceof TooManyValues;
  }

  /** Returns the problem for a body that could not be parsed as JSON. */
  static Problem of(JsonReader.Parsed.Unreadable body) {
    return switch (body) {
      case JsonReader.Parsed.Malformed(String hint) -> new UnreadableJson(hint);
      case JsonReader.Parsed.TooManyValues(int limit) -> new TooManyValues(limit, "values");
      case JsonReader.Parsed.TooLong(int limit) -> new RowTooLarge(limit);
    };
  }

  /**
   * The body is larger than the server accepts.
   *
   * @param limit in bytes, after decompression
   */
  record PayloadTooLarge(long limit) implements Problem {}

  /** A single row of a request with many rows is larger than a row may be. */
  record RowTooLarge(int limit) implements Problem {}

  /**
   * The body or the query contains more values than the server accepts.
   *
   * @param counted the plural noun for what is counted: {@code values}
   */
  record TooManyValues(int limit, String counted) implements Problem {}

  /**
   * A gzip body decompresses to far more bytes than it has.
   *
   * @param ratio the highest allowed ratio of decompressed to compressed size
   * @param freeBytes the decompressed size up to which any ratio is allowed
   */
  record CompressionRatio(int ratio, int freeBytes) implements Problem {}

  /** The requests in progress use up the memory that is set aside for them; nothing was done. */
  record Overloaded(long retryAfterSeconds) implements Problem {}

  /**
   * The body has a media type that the route does not accept.
   *
   * @param taken the media type that the route accepts
   */
  record UnsupportedMediaType(String taken) implements Problem {}

  /**
   * The token is missing, malformed, unknown, revoked or expired.
   *
   * @param isMissing whether no token was sent; the answer does not distinguish the other cases
   */
  record InvalidToken(boolean isMissing) implements Problem {}

  record VersionMissing() implements Problem {}

  record VersionInvalid() implements Problem {}

  /**
   * The token is valid, but lacks the scope that the route requires.
   *
   * @param scope the required scope, under HighLevel's name
   */
  record ScopeMissing(String scope) implements Problem {}

  /** The token is valid, but is a company's where a location's is required, or vice versa. */
  record WrongTokenClass() implements Problem {}

  /** The token is valid, but is not an operator's, and the route is for operators only. */
  record OperatorNeeded() implements Problem {}

  /** The {@code X-Location-Id} header of an operator's request is missing, blank or ambiguous. */
  record LocationHeaderMissing() implements Problem {}

  /** The route requires an operator of all locations, and this one is an operator of some. */
  record OperatorOfSome() implements Problem {}

  /**
   * The sign-in link or token for the console was rejected; the answer does not say whether it is
   * unknown, used, expired, or a link that was opened on another machine.
   */
  record SignInRefused() implements Problem {}

  /** The request requires a console session, and has none. */
  record NotSignedIn() implements Problem {}

  /** A browser has sent the request from a page of another site. */
  record ForeignSite() implements Problem {}

  /** The app is unknown or revoked, or its secret is wrong. */
  record InvalidClient() implements Problem {}

  /**
   * What an app presented is unknown, used, expired, revoked or issued to another app, or does not
   * match the {@code redirect_uri} or {@code code_verifier} sent with it. The answer does not say
   * which.
   *
   * @param what the app presented: {@code refresh token}
   */
  record InvalidGrant(String what) implements Problem {}

  record RateLimited(long retryAfterSeconds) implements Problem {}

  /**
   * The body is not a JSON object in UTF-8, or exceeds one of the reader's limits.
   *
   * @param hint what is wrong, with line and column; quotes nothing from the body
   */
  record UnreadableJson(String hint) implements Problem {}

  /**
   * The body is not a form, or the names of its fields contradict each other.
   *
   * @param hint what is wrong; quotes nothing from the body; null if the body is not
   *     percent-encoded UTF-8
   */
  record UnreadableForm(@Nullable String hint) implements Problem {
    public UnreadableForm() {
      this(null);
    }
  }

  /** The form contains one parameter twice, in two spellings. */
  record TwoSpellings(String one, String other) implements Problem {}

  /** The query is not percent-encoded UTF-8. */
  record UnreadableQuery() implements Problem {}

  /** The request names a location other than the token's, whether or not that location exists. */
  record ForeignLocation() implements Problem {}

  /** The {@code Idempotency-Key} header was sent more than once, or is not a valid key. */
  record IdempotencyKeyInvalid() implements Problem {}

  /**
   * The header is neither {@code *} nor a list of ETags of contacts.
   *
   * @param header {@code If-Match} or {@code If-None-Match}
   */
  record ConditionInvalid(String header) implements Problem {}

  /**
   * The contact does not meet the condition in {@code If-Match} or {@code If-None-Match}.
   *
   * @param contact null if there is no such contact
   * @param current the contact's revision; null if there is no such contact
   */
  record PreconditionFailed(@Nullable ContactId contact, @Nullable Long current)
      implements Problem {}

  /** A different request was already sent with this {@code Idempotency-Key}. */
  record IdempotencyKeyReused() implements Problem {}

  /**
   * The person that the request is about has been erased. Nothing was written.
   *
   * @param isRetry whether the request was done before the erasure, and was now repeated with its
   *     key
   */
  record Erased(boolean isRetry) implements Problem {}

  /**
   * The body could be parsed, but is not valid.
   *
   * @param violations at least one, in the order in which they are reported
   */
  record Invalid(List<Violation> violations) implements Problem {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /**
   * A search names a field that contacts do not have, or cannot be sorted by.
   *
   * @param name as sent
   * @param known the valid names
   */
  record InvalidField(String name, List<String> known) implements Problem {
    public InvalidField {
      known = List.copyOf(known);
    }
  }

  /**
   * No e-mail or phone is left to find a contact by.
   *
   * @param dropped the violations of those that were sent, but left out as invalid
   */
  record NoKey(List<Violation> dropped) implements Problem {
    public NoKey {
      dropped = List.copyOf(dropped);
    }

    public NoKey() {
      this(List.of());
    }
  }

  /**
   * The request does not name a location, and the route has an error message of its own for this.
   */
  record LocationMissing() implements Problem {}

  /**
   * No property is left that identifies a new contact.
   *
   * @param dropped the violations of those that were sent, but left out as invalid
   */
  record NoIdentity(List<Violation> dropped) implements Problem {
    public NoIdentity {
      dropped = List.copyOf(dropped);
    }

    public NoIdentity() {
      this(List.of());
    }
  }

  /**
   * Another contact has the value that was sent in {@code field}, and the location does not allow
   * duplicates.
   *
   * @param name the other contact's full name; null if it has none
   */
  record DuplicateContact(ContactId holder, MatchingField field, @Nullable String name)
      implements Problem {}

  /**
   * There is no such route.
   *
   * @param path without the query
   */
  record NotFound(String method, String path) implements Problem {}

  /**
   * The route exists, but not under v3, which is the version that the request names.
   *
   * @param path without the query
   */
  record RemovedInV3(String path) implements Problem {}

  /**
   * The route exists, but not for this method.
   *
   * @param allowed the methods that the route supports
   */
  record MethodNotAllowed(String method, String path, List<String> allowed) implements Problem {
    public MethodNotAllowed {
      allowed = List.copyOf(allowed);
    }
  }

  /** There is no such contact, or it belongs to another location. */
  record ContactNotFound(String id) implements Problem {}

  /** The history that the request needs is no longer kept. */
  record HistoryExpired() implements Problem {}

  /** The changes that follow the caller's cursor are no longer kept. */
  record CursorExpired() implements Problem {}

  /**
   * The maximum number of streams is open already.
   *
   * @param most a sentence that states the limit, and to whom it applies
   */
  record TooManyStreams(String most, long retryAfterSeconds) implements Problem {}

  /**
   * The upload is not a readable file of contacts.
   *
   * @param message what the upload is instead, and what to do
   */
  record UnusableFile(String message) implements Problem {}

  /**
   * The location has the maximum number of imports already.
   *
   * @param most a sentence that states the limit
   */
  record TooManyImports(String most, long retryAfterSeconds) implements Problem {}

  /** The location has no such import. */
  record ImportNotFound(String id) implements Problem {}

  /** The state of the import does not allow the requested operation. */
  record ImportUnfit(String state) implements Problem {}

  /** No history was recorded while the import ran, so it cannot be undone. */
  record HistoryOff() implements Problem {}

  /** The contact is not deleted, so it cannot be restored. */
  record NotDeleted(String id) implements Problem {}

  /** The location has no change with this number. */
  record ChangeNotFound(String seq) implements Problem {}

  /**
   * A later change affected the same fields, so that the change cannot be undone without {@code
   * force=true}.
   *
   * @param fields the fields that the later change affected; empty if the contact as a whole was
   *     created or deleted
   */
  record ChangedSince(List<String> fields) implements Problem {
    public ChangedSince {
      fields = List.copyOf(fields);
    }
  }

  /** The contact has no such note. */
  record NoteNotFound(String id) implements Problem {}

  /** The contact has no such task. */
  record TaskNotFound(String id) implements Problem {}

  /** There is no such business, or it belongs to another location. */
  record BusinessNotFound(String id) implements Problem {}

  /**
   * A contact has reached the limit on the number, or on the total length, of its notes or tasks.
   *
   * @param things what they are called: {@code notes}
   */
  record ContactFull(String things) implements Problem {}

  /** There is no object of this kind with this id, or it belongs to another location. */
  record PartNotFound(LocationPart part, String id) implements Problem {}

  /**
   * An object of this kind and name already exists.
   *
   * @param existingId the id of the existing one; null if it has been deleted meanwhile
   */
  record AlreadyThere(LocationPart part, String name, @Nullable String existingId)
      implements Problem {}

  /** The location has the maximum number of objects of this kind already. */
  record LimitReached(LocationPart part, int limit) implements Problem {}

  /**
   * HighLevel supports this, but Cardfile does not.
   *
   * @param what in the plural: {@code Campaigns}
   */
  record NotSupported(String what) implements Problem {}

  /**
   * The store is unavailable or busy; whether anything was written is unknown.
   *
   * @param cause the reason, given to readiness checks only and free of secrets; otherwise null
   */
  record StoreAway(long retryAfterSeconds, @Nullable String cause) implements Problem {

    public StoreAway(long retryAfterSeconds) {
      this(retryAfterSeconds, null);
    }
  }

  /** The limit on open connections is reached, in total or for this client. */
  record TooManyConnections(long retryAfterSeconds) implements Problem {}

  /** The request's head or body did not arrive in time. */
  record RequestTimeout() implements Problem {}

  /**
   * What arrived is not HTTP, or does not match its headers.
   *
   * @param hint what is wrong; quotes nothing from the request
   */
  record MalformedRequest(String hint) implements Problem {}

  record HeaderTooLarge() implements Problem {}

  /** The request uses HTTP/1.0. */
  record OldHttp() implements Problem {}

  /** A bug in the server. */
  record ServerFault() implements Problem {}
}
