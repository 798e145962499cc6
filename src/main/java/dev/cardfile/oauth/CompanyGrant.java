package dev.cardfile.oauth;

import dev.cardfile.access.Scope;

/** What the bearer of a valid company token may do: get tokens for the app's locations. */
public record CompanyGrant(App app, Authorization authorization) {

  public boolean allows(Scope scope) {
    return authorization.scopes().contains(scope);
  }
}
