"use strict";

SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#viewer",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayOperationId: false,
  displayRequestDuration: true,
  filter: true,
  // Both would be sent or kept elsewhere: the document to a validator, the token in the browser.
  validatorUrl: null,
  persistAuthorization: false,
});
