package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.wire.Problem;
import java.util.List;

/** Routes of the original's about a contact's doings in other systems: Cardfile has none. */
final class OthersRoutes {

  private static final String WORKFLOW = "/contacts/{contactId}/workflow/{workflowId}";
  private static final String CAMPAIGN = "/contacts/{contactId}/campaigns/{campaignId}";

  private OthersRoutes() {}

  /** All of them; what takes a body has it skipped, since nothing is done with it. */
  static List<Route> all() {
    Endpoint campaigns = notSupported("Campaigns");
    Endpoint workflows = notSupported("Workflows");
    return List.of(
        write("POST", WORKFLOW, workflows),
        write("DELETE", WORKFLOW, workflows),
        write("DELETE", "/contacts/{contactId}/campaigns/removeAll", campaigns)
            .under(Route.Versions.BEFORE_V3),
        write("DELETE", "/contacts/{contactId}/campaigns/remove-all", campaigns)
            .under(Route.Versions.SINCE_V3),
        write("POST", CAMPAIGN, campaigns),
        write("DELETE", CAMPAIGN, campaigns),
        Route.read(
            "/contacts/{contactId}/appointments",
            Scope.CONTACTS_READONLY,
            notSupported("Appointments")));
  }

  private static Route write(String method, String path, Endpoint endpoint) {
    return Route.act(method, path, Scope.CONTACTS_WRITE, endpoint);
  }

  private static Endpoint notSupported(String what) {
    return call -> Reply.refuse(new Problem.NotSupported(what));
  }
}
