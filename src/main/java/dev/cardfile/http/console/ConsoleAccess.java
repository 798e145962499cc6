package dev.cardfile.http.console;

import dev.cardfile.http.ApiRequest;

/** Decides whether the console is there for a request. */
@FunctionalInterface
public interface ConsoleAccess {

  /** Whether it is. To a request for which it is not, its paths are without a route. */
  boolean isOpenTo(ApiRequest request);
}
