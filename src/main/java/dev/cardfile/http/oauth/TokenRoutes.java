package dev.cardfile.http.oauth;

import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.Issue;
import dev.cardfile.oauth.Proof;
import dev.cardfile.oauth.TokenAnswer;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.openapi.OAuthOperations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.oauth.Spelling;
import dev.cardfile.wire.oauth.TokenAnswerWriter;
import dev.cardfile.wire.oauth.TokenRequestReader;
import dev.cardfile.wire.table.BodyReading;
import java.util.List;

/** The route {@code POST /oauth/token}, where apps exchange what they have for tokens. */
public final class TokenRoutes {

  private final TokenRequestReader reader = new TokenRequestReader();
  private final TokenAnswerWriter writer = new TokenAnswerWriter();
  private final Authorizations authorizations;

  public TokenRoutes(Authorizations authorizations) {
    this.authorizations = authorizations;
  }

  public List<Route> routes() {
    return List.of(Route.openForm("/oauth/token", OAuthOperations.TOKEN, this::exchange));
  }

  private ApiResponse exchange(ApiRequest request) {
    return switch (reader.read(
        request.body(), request.headers().authorization(), spelling(request))) {
      case BodyReading.Refused<TokenRequest>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<TokenRequest>(TokenRequest asked, var _) -> answer(request, asked);
    };
  }

  private ApiResponse answer(ApiRequest request, TokenRequest asked) {
    return switch (authorizations.ask(asked)) {
      case TokenAnswer.UnknownApp() -> ApiResponse.refuse(new Problem.InvalidClient());
      case TokenAnswer.BadVoucher() -> ApiResponse.refuse(new Problem.InvalidGrant(what(asked)));
      case TokenAnswer.Issued(Issue issue) -> issued(writer, issue, request);
    };
  }

  private static String what(TokenRequest asked) {
    return switch (asked.ask()) {
      case TokenRequest.Ask.Exchange(var voucher, Proof.OfCode proof) -> "authorization code";
      case TokenRequest.Ask.Exchange(var voucher, Proof.OfRefresh proof) -> "refresh token";
      case TokenRequest.Ask.Company company -> "app";
    };
  }

  /**
   * Returns the spelling of the requested version, or snake case: apps need not name a version to
   * get a token, and an unknown version is ignored.
   */
  static Spelling spelling(ApiRequest request) {
    return request.headers().version().map(Spelling::of).orElse(Spelling.SNAKE);
  }

  static ApiResponse issued(TokenAnswerWriter writer, Issue issue, ApiRequest request) {
    byte[] body = writer.issue(issue, spelling(request), request.traceId());
    return ApiResponse.json(body, "issued").notKept();
  }
}
