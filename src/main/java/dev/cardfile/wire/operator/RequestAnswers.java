package dev.cardfile.wire.operator;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to operators about the requests that the server has answered. */
public final class RequestAnswers {

  private static final Members<SeenRequest> MEMBERS =
      Members.<SeenRequest>of()
          .has("seq", INTEGER, SeenRequest::seq)
          .has("at", TIME, SeenRequest::at)
          .has("trace", STRING.about("The traceId of its answer."), SeenRequest::traceId)
          .has("method", STRING, SeenRequest::method)
          .has("route", STRING, SeenRequest::route)
          .has("status", INTEGER, SeenRequest::status)
          .has("outcome", STRING, SeenRequest::outcome)
          .has("micros", INTEGER, SeenRequest::micros)
          .mayHave("locationId", STRING, RequestAnswers::location)
          .mayHave("caller", STRING, SeenRequest::caller);

  private static final ValueType<SeenRequest> A_REQUEST = MEMBERS.called("SeenRequest");

  public static final Answer<List<SeenRequest>> REQUESTS =
      Answer.of(
          Members.<List<SeenRequest>>of()
              .has("requests", ValueType.list(A_REQUEST), requests -> requests));

  public static final Answer<SeenRequest> REQUEST =
      Answer.of(
          Members.<SeenRequest>of()
              .has("request", A_REQUEST, seen -> seen)
              .mayHave(
                  "target",
                  STRING.about("Path and query as they were sent, if they are kept."),
                  SeenRequest::target)
              .mayHave(
                  "sent",
                  STRING.about("The body, if it is kept; of a long one the beginning."),
                  seen -> text(seen.sent()))
              .mayHave(
                  "sentIsCut",
                  BOOLEAN.about("Whether that is only the beginning."),
                  seen -> isCut(seen.sent()))
              .mayHave(
                  "answered",
                  STRING.about("The body of the answer."),
                  seen -> text(seen.answered()))
              .mayHave(
                  "answeredIsCut",
                  BOOLEAN.about("Whether that is only the beginning."),
                  seen -> isCut(seen.answered())));

  private RequestAnswers() {}

  public static byte[] requests(List<SeenRequest> requests, String traceId) {
    return REQUESTS.bytes(requests, traceId);
  }

  public static byte[] request(SeenRequest request, String traceId) {
    return REQUEST.bytes(request, traceId);
  }

  /** Returns a request as a server-sent event, without bodies. */
  public static byte[] event(SeenRequest request) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    event.writeBytes(("id: " + request.seq() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
    event.writeBytes(JsonWriter.bytes(json -> A_REQUEST.write(json, request)));
    event.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    return event.toByteArray();
  }

  private static @Nullable String text(SeenRequest.@Nullable Body body) {
    return body == null ? null : body.text();
  }

  private static @Nullable Boolean isCut(SeenRequest.@Nullable Body body) {
    return body == null ? null : body.isCut();
  }

  private static @Nullable String location(SeenRequest request) {
    LocationId location = request.location();
    return location == null ? null : location.value();
  }
}
