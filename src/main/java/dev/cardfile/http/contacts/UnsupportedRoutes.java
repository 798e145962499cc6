package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Endpoint;
import dev.cardfile.http.Route;
import dev.cardfile.openapi.Operation;
import dev.cardfile.openapi.OtherOperations;
import dev.cardfile.wire.Problem;
import java.util.List;

/** HighLevel's routes for what a contact does in other systems, which Cardfile does not support. */
public final class UnsupportedRoutes {

  private static final String WORKFLOW = "/contacts/{contactId}/workflow/{workflowId}";
  private static final String CAMPAIGN = "/contacts/{contactId}/campaigns/{campaignId}";

  private UnsupportedRoutes() {}

  /** Returns all of these routes. They ignore their bodies, since nothing is done with them. */
  public static List<Route> routes() {
    Endpoint campaigns = notSupported("Campaigns");
    Endpoint workflows = notSupported("Workflows");
    return List.of(
        write("POST", WORKFLOW, OtherOperations.ADD_TO_WORKFLOW, workflows),
        write("DELETE", WORKFLOW, OtherOperations.REMOVE_FROM_WORKFLOW, workflows),
        write(
                "DELETE",
                "/contacts/{contactId}/campaigns/removeAll",
                OtherOperations.REMOVE_FROM_ALL_CAMPAIGNS,
                campaigns)
            .under(Route.Versions.BEFORE_V3),
        write(
                "DELETE",
                "/contacts/{contactId}/campaigns/remove-all",
                OtherOperations.REMOVE_FROM_ALL_CAMPAIGNS_V3,
                campaigns)
            .under(Route.Versions.SINCE_V3),
        write("POST", CAMPAIGN, OtherOperations.ADD_TO_CAMPAIGN, campaigns),
        write("DELETE", CAMPAIGN, OtherOperations.REMOVE_FROM_CAMPAIGN, campaigns),
        Route.read(
            "/contacts/{contactId}/appointments",
            Scope.CONTACTS_READONLY,
            OtherOperations.APPOINTMENTS,
            notSupported("Appointments")));
  }

  private static Route write(String method, String path, Operation operation, Endpoint endpoint) {
    return Route.act(method, path, Scope.CONTACTS_WRITE, operation, endpoint);
  }

  private static Endpoint notSupported(String what) {
    return request -> ApiResponse.refuse(new Problem.NotSupported(what));
  }
}
