package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.openapi.ContactOperations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static final Endpoint NOTHING =
      call -> {
        throw new AssertionError("is only looked for");
      };
  private static final Route SEARCH =
      Route.write(
          "POST", "/contacts/search", Scope.CONTACTS_READONLY, ContactOperations.SHOW, NOTHING);
  private static final Route CONTACT =
      Route.read("/contacts/{contactId}", Scope.CONTACTS_READONLY, ContactOperations.SHOW, NOTHING);
  private static final Route NOTE =
      Route.read(
          "/contacts/{contactId}/notes/{noteId}",
          Scope.CONTACTS_READONLY,
          ContactOperations.SHOW,
          NOTHING);
  private static final Route NO_NOTE =
      Route.act(
          "DELETE",
          "/contacts/{contactId}/notes/{noteId}",
          Scope.CONTACTS_WRITE,
          ContactOperations.DELETE,
          NOTHING);

  private final Routes routes = new Routes(List.of(SEARCH, CONTACT, NOTE, NO_NOTE));

  @Test
  void tellsEachIdByItsName() {
    assertThat(routes.find("GET", "/contacts/c1/notes/n%20/"))
        .isEqualTo(new Routes.Found.Served(NOTE, Map.of("contactId", "c1", "noteId", "n%20")));
    assertThat(routes.find("DELETE", "/contacts/c1/notes/n2"))
        .isEqualTo(new Routes.Found.Served(NO_NOTE, Map.of("contactId", "c1", "noteId", "n2")));
    assertThat(routes.find("HEAD", "/contacts/c1"))
        .isEqualTo(new Routes.Found.Served(CONTACT, Map.of("contactId", "c1")));
  }

  @Test
  void aPathWithoutAnIdHidesOneWith() {
    assertThat(routes.find("POST", "/contacts/search"))
        .isEqualTo(new Routes.Found.Served(SEARCH, Map.of()));
    assertThat(routes.find("GET", "/contacts/search"))
        .isEqualTo(new Routes.Found.OtherMethods(SEARCH.path(), List.of("POST")));
  }

  @Test
  void anIdIsNotBlank() {
    assertThat(routes.find("GET", "/contacts//notes/n1")).isEqualTo(new Routes.Found.Missing());
    assertThat(routes.find("GET", "/contacts/c1/notes//")).isEqualTo(new Routes.Found.Missing());
    assertThat(routes.find("PUT", "/contacts/c1/notes/n1"))
        .isEqualTo(new Routes.Found.OtherMethods(NOTE.path(), List.of("GET", "HEAD", "DELETE")));
  }
}
