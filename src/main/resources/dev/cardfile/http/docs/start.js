"use strict";

const dark = matchMedia("(prefers-color-scheme: dark)");

function followScheme() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}

dark.addEventListener("change", followScheme);
followScheme();

// Every field of the dialog asks for the cursor, and the last one gets it. Most people have a
// location's token.
function focusLocationToken() {
  for (const scheme of document.querySelectorAll(".auth-container")) {
    if (scheme.textContent.includes("locationToken")) {
      scheme.querySelector("input")?.focus();
    }
  }
}

function Cursor() {
  return {
    statePlugins: {
      auth: {
        wrapActions: {
          showDefinitions: (show) => (schemes) => {
            const shown = show(schemes);
            if (schemes) {
              requestAnimationFrame(focusLocationToken);
            }
            return shown;
          },
        },
      },
    },
  };
}

SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#viewer",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayOperationId: false,
  displayRequestDuration: true,
  filter: true,
  plugins: [Cursor],
  // Both would be sent or kept elsewhere: the document to a validator, the token in the browser.
  validatorUrl: null,
  persistAuthorization: false,
});
