package dev.cardfile.http;

import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.Issue;
import dev.cardfile.oauth.Proof;
import dev.cardfile.oauth.TokenAnswer;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.oauth.TokenAnswerWriter;
import dev.cardfile.wire.oauth.TokenRequestReader;
import dev.cardfile.wire.table.BodyReading;
import java.util.Map;

/** {@code POST /oauth/token}: apps exchange what they hold for tokens. */
final class TokenEndpoint implements Endpoint {

  /** Nobody between keeps a secret. */
  private static final Map<String, String> NOT_KEPT = Map.of("Cache-Control", "no-store");

  private final TokenRequestReader reader = new TokenRequestReader();
  private final TokenAnswerWriter writer = new TokenAnswerWriter();
  private final Authorizations authorizations;

  TokenEndpoint(Authorizations authorizations) {
    this.authorizations = authorizations;
  }

  @Override
  public Reply answer(Call call) {
    return switch (reader.read(call.body(), call.sender().authorization())) {
      case BodyReading.Refused<TokenRequest>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<TokenRequest>(TokenRequest request, var _) -> answer(call, request);
    };
  }

  private Reply answer(Call call, TokenRequest request) {
    return switch (authorizations.ask(request)) {
      case TokenAnswer.UnknownApp() -> Reply.refuse(new Problem.InvalidClient());
      case TokenAnswer.BadVoucher() -> Reply.refuse(new Problem.InvalidGrant(what(request)));
      case TokenAnswer.Issued(Issue issue) -> issued(writer, issue, call);
    };
  }

  private static String what(TokenRequest request) {
    return switch (request.ask()) {
      case TokenRequest.Ask.Exchange(var voucher, Proof.OfCode proof) -> "authorization code";
      case TokenRequest.Ask.Exchange(var voucher, Proof.OfRefresh proof) -> "refresh token";
      case TokenRequest.Ask.Company company -> "app";
    };
  }

  static Reply issued(TokenAnswerWriter writer, Issue issue, Call call) {
    return new Reply.Body(200, Reply.JSON, writer.issue(issue, call.traceId()), "issued", NOT_KEPT);
  }
}
