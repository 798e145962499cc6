package dev.cardfile.http.oauth;

import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.ExchangeParameters;
import dev.cardfile.oauth.IssuedTokens;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.oauth.TokenResult;
import dev.cardfile.openapi.OAuthOperations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.oauth.ParameterStyle;
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
    return switch (reader.read(request.body(), request.headers().authorization(), style(request))) {
      case BodyReading.Refused<TokenRequest>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<TokenRequest>(TokenRequest asked, var _) -> answer(request, asked);
    };
  }

  private ApiResponse answer(ApiRequest request, TokenRequest asked) {
    return switch (authorizations.ask(asked)) {
      case TokenResult.InvalidClient() -> ApiResponse.refuse(new Problem.InvalidClient());
      case TokenResult.InvalidGrant() -> ApiResponse.refuse(new Problem.InvalidGrant(what(asked)));
      case TokenResult.Issued(IssuedTokens tokens) -> issued(writer, tokens, request);
    };
  }

  private static String what(TokenRequest asked) {
    return switch (asked.ask()) {
      case TokenRequest.Ask.Exchange(var credential, ExchangeParameters.OfCode parameters) ->
          "authorization code";
      case TokenRequest.Ask.Exchange(var credential, ExchangeParameters.OfRefresh parameters) ->
          "refresh token";
      case TokenRequest.Ask.Company company -> "app";
    };
  }

  /**
   * Returns the spelling of the requested version, or snake case: apps need not name a version to
   * get a token, and an unknown version is ignored.
   */
  static ParameterStyle style(ApiRequest request) {
    return request.headers().version().map(ParameterStyle::of).orElse(ParameterStyle.SNAKE);
  }

  static ApiResponse issued(TokenAnswerWriter writer, IssuedTokens tokens, ApiRequest request) {
    byte[] body = writer.tokens(tokens, style(request), request.traceId());
    return ApiResponse.json(body, "issued").notKept();
  }
}
