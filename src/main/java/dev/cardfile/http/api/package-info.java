/** The list of all endpoints, and the server that serves them: what plugs the families together. */
@NullMarked
package dev.cardfile.http.api;

import org.jspecify.annotations.NullMarked;
