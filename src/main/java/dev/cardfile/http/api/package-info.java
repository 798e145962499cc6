/** The list of all routes, and the server for them: the package that connects the families. */
@NullMarked
package dev.cardfile.http.api;

import org.jspecify.annotations.NullMarked;
