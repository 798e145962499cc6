package dev.cardfile.wire;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with a request, and with us. */
public sealed interface Problem {

  /** Whether it is that what was sent cannot be read, so that it says nothing. */
  default boolean isUnreadable() {
    return this instanceof UnreadableJson
        || this instanceof UnreadableForm
        || this instanceof UnreadableQuery
        || this instanceof TwoSpellings
        || this instanceof TooManyValues;
  }

  /** What is wrong with a body that is not read as JSON. */
  static Problem of(JsonReader.Parsed.Unreadable body) {
    return switch (body) {
      case JsonReader.Parsed.Malformed(String hint) -> new UnreadableJson(hint);
      case JsonReader.Parsed.TooManyValues(int limit) -> new TooManyValues(limit, "values");
      case JsonReader.Parsed.TooLong(int limit) -> new RowTooLarge(limit);
    };
  }

  /**
   * The body is larger than the server takes.
   *
   * @param limit in bytes, after unpacking
   */
  record PayloadTooLarge(long limit) implements Problem {}

  /** One of many rows is larger than each may be. */
  record RowTooLarge(int limit) implements Problem {}

  /**
   * The body or the query has more values than the server reads.
   *
   * @param counted what is counted: {@code values}
   */
  record TooManyValues(int limit, String counted) implements Problem {}

  /**
   * A gzip body unpacks to far more bytes than it has.
   *
   * @param ratio how many bytes one byte may become
   * @param freeBytes up to which any ratio will do
   */
  record CompressionRatio(int ratio, int freeBytes) implements Problem {}

  /** The requests under way fill the memory that is set aside for them; nothing was done. */
  record Overloaded(long retryAfterSeconds) implements Problem {}

  /**
   * The body is of another type than the route takes.
   *
   * @param taken the type that it takes
   */
  record UnsupportedMediaType(String taken) implements Problem {}

  /**
   * The token is missing, malformed, unknown, revoked or expired.
   *
   * @param isMissing whether none was sent at all; of the others nobody is told which it is
   */
  record InvalidToken(boolean isMissing) implements Problem {}

  record VersionMissing() implements Problem {}

  record VersionInvalid() implements Problem {}

  /**
   * The token is valid, but not for this.
   *
   * @param scope the scope that is needed, by the original's name
   */
  record ScopeMissing(String scope) implements Problem {}

  /** The token is valid, but a company's where a location's is needed, or the other way round. */
  record WrongTokenClass() implements Problem {}

  /** The token is valid, but no operator's, and only operators may do this. */
  record OperatorNeeded() implements Problem {}

  /** The request is an operator's, and does not say once which location it is about. */
  record LocationHeaderMissing() implements Problem {}

  /** The operator may not do this for want of all locations. */
  record OperatorOfSome() implements Problem {}

  /** What was to open the console is unknown, used or expired. Which of these is not told. */
  record SignInRefused() implements Problem {}

  /** Nobody has signed in to the console. */
  record NotSignedIn() implements Problem {}

  /** A browser has sent the request from a page of another site. */
  record ForeignSite() implements Problem {}

  /** There is no such app, it is revoked, or this is not its secret. */
  record InvalidClient() implements Problem {}

  /**
   * What an app brought is unknown, used, expired or revoked, is another app's, or does not go with
   * what the app showed along with it. Which of these is not told.
   *
   * @param what it was: {@code refresh token}
   */
  record InvalidGrant(String what) implements Problem {}

  record RateLimited(long retryAfterSeconds) implements Problem {}

  /**
   * The body is not a JSON object in UTF-8, or breaks one of the reader's bounds.
   *
   * @param hint what is wrong, with line and column, and nothing of the body itself
   */
  record UnreadableJson(String hint) implements Problem {}

  /**
   * The body is not a form, or its names contradict each other.
   *
   * @param hint what is wrong, with nothing of the body itself; null when it is not percent-encoded
   *     UTF-8
   */
  record UnreadableForm(@Nullable String hint) implements Problem {
    public UnreadableForm() {
      this(null);
    }
  }

  /** The form has one parameter twice, spelled in two ways. */
  record TwoSpellings(String one, String other) implements Problem {}

  /** The query is not percent-encoded UTF-8. */
  record UnreadableQuery() implements Problem {}

  /** The request is about another location than the token's, whether or not that one exists. */
  record ForeignLocation() implements Problem {}

  /** The header Idempotency-Key was sent twice, or says no key. */
  record IdempotencyKeyInvalid() implements Problem {}

  /**
   * The header says no tag of a contact that it could have.
   *
   * @param header {@code If-Match} or {@code If-None-Match}
   */
  record ConditionInvalid(String header) implements Problem {}

  /**
   * The contact is not what {@code If-Match} and {@code If-None-Match} want it to be.
   *
   * @param contact null when there is none
   * @param current its revision; null when there is none
   */
  record PreconditionFailed(@Nullable ContactId contact, @Nullable Long current)
      implements Problem {}

  /** Another request had this key. */
  record IdempotencyKeyReused() implements Problem {}

  /**
   * The person that the request is about was erased. Nothing was written.
   *
   * @param isRetry whether it was done before, and came with its key again
   */
  record Erased(boolean isRetry) implements Problem {}

  /**
   * The body could be read, but says what must not be said.
   *
   * @param violations at least one, in the order in which they are told
   */
  record Invalid(List<Violation> violations) implements Problem {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /**
   * A search is about a field that contacts do not have, or cannot be sorted by.
   *
   * @param name as sent
   * @param known the fields that there are
   */
  record InvalidField(String name, List<String> known) implements Problem {
    public InvalidField {
      known = List.copyOf(known);
    }
  }

  /**
   * Neither an e-mail nor a phone is left to find a contact by.
   *
   * @param dropped those that were sent and are left out, as the caller wanted it
   */
  record NoKey(List<Violation> dropped) implements Problem {
    public NoKey {
      dropped = List.copyOf(dropped);
    }

    public NoKey() {
      this(List.of());
    }
  }

  /** The request does not say which location it is about, and this route says so by itself. */
  record LocationMissing() implements Problem {}

  /**
   * Nothing is left that says who a new contact is.
   *
   * @param dropped what was sent of it and is left out, as the caller wanted it
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
   * Another contact has the value that was sent in {@code field}, and the location allows no
   * duplicates.
   *
   * @param name the other contact's full name; null when it has none
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
   * There is such a route, but not under the version that the request names, which is v3.
   *
   * @param path without the query
   */
  record RemovedInV3(String path) implements Problem {}

  /**
   * There is such a route, but not for this method.
   *
   * @param allowed the methods that the route has
   */
  record MethodNotAllowed(String method, String path, List<String> allowed) implements Problem {
    public MethodNotAllowed {
      allowed = List.copyOf(allowed);
    }
  }

  /** There is no such contact, or it is another location's. */
  record ContactNotFound(String id) implements Problem {}

  /** What the contact was at that time is not known: it is longer ago than history is kept. */
  record HistoryExpired() implements Problem {}

  /** Changes that follow the one that the caller knows are not kept any more. */
  record CursorExpired() implements Problem {}

  /**
   * The token, or its location, has as many streams of changes as it may have.
   *
   * @param most how many these are, and of whom
   */
  record TooManyStreams(String most, long retryAfterSeconds) implements Problem {}

  /**
   * What was sent is no file of contacts that can be read.
   *
   * @param message what it is instead, and what to do
   */
  record UnusableFile(String message) implements Problem {}

  /**
   * The location has as many imports as it may have.
   *
   * @param most how many these are
   */
  record TooManyImports(String most, long retryAfterSeconds) implements Problem {}

  /** The location has no such import. */
  record ImportNotFound(String id) implements Problem {}

  /** The import is in a state in which this cannot be done. */
  record ImportUnfit(String state) implements Problem {}

  /** Nothing was recorded of what an import has changed. */
  record HistoryOff() implements Problem {}

  /** The contact is there, and so it cannot be brought back. */
  record NotDeleted(String id) implements Problem {}

  /** The location has had no change of this number. */
  record ChangeNotFound(String seq) implements Problem {}

  /**
   * A later change has touched the same.
   *
   * @param fields what it has touched; empty where the contact as a whole has come or gone
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

  /** There is no such business, or it is another location's. */
  record BusinessNotFound(String id) implements Problem {}

  /**
   * A contact has as many of something as it may have, or as long ones.
   *
   * @param things what they are called: {@code notes}
   */
  record ContactFull(String things) implements Problem {}

  /** The location, or the server, has no such part, or another location has it. */
  record PartNotFound(LocationPart part, String id) implements Problem {}

  /**
   * The location has another part of this name.
   *
   * @param existingId the other one's; null when it has gone meanwhile
   */
  record AlreadyThere(LocationPart part, String name, @Nullable String existingId)
      implements Problem {}

  /** The location has as many of these as it may have. */
  record LimitReached(LocationPart part, int limit) implements Problem {}

  /**
   * The original does this, and Cardfile does not.
   *
   * @param what in the plural: {@code Campaigns}
   */
  record NotSupported(String what) implements Problem {}

  /**
   * The store is away or busy; whether anything was written is not known.
   *
   * @param cause for those who ask whether the server is ready: in words that hold nothing secret
   */
  record StoreAway(long retryAfterSeconds, @Nullable String cause) implements Problem {

    public StoreAway(long retryAfterSeconds) {
      this(retryAfterSeconds, null);
    }
  }

  /** There is no room for one more connection, or for one more of this client. */
  record TooManyConnections(long retryAfterSeconds) implements Problem {}

  /** The request's head or body did not arrive in time. */
  record RequestTimeout() implements Problem {}

  /**
   * What arrived is not HTTP, or not what its headers promise.
   *
   * @param hint what is wrong, and nothing of what was sent
   */
  record MalformedRequest(String hint) implements Problem {}

  record HeaderTooLarge() implements Problem {}

  /** The request is in HTTP/1.0. */
  record OldHttp() implements Problem {}

  /** A fault of our own. */
  record ServerFault() implements Problem {}
}
