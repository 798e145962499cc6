package dev.cardfile.cli.serve;

import dev.cardfile.access.TokenSecret;
import java.net.URI;

/**
 * The example request of HighLevel's documentation, which creates the first contact of the example
 * location.
 */
final class ExampleRequest {

  /** The values of the documentation, without those that are of no use in a first try. */
  private static final String BODY =
      """
      {"locationId":"ve9EPM428h8vShlRW1KT","firstName":"Rosan","lastName":"Deo",\
      "email":"rosan@deos.com","phone":"+1 888-888-8888","address1":"3535 1st St N",\
      "city":"Dolomite","state":"AL","postalCode":"35061","country":"US",\
      "companyName":"DGS VolMAX","source":"public api",\
      "tags":["nisi sint commodo amet","consequat"],\
      "customFields":[{"id":"6dvNaf7VhkQ9snc5vnjJ","field_value":"My Text"}]}\
      """;

  private ExampleRequest() {}

  /** Returns a shell command that creates the first contact. */
  static String curl(URI url, TokenSecret secret) {
    return "curl -sS -w '\\n' '%s/contacts/upsert' -H 'Authorization: Bearer %s' -H 'Version: 2021-04-15' -H 'Content-Type: application/json' -d '%s'"
        .formatted(url, secret.value(), BODY);
  }
}
