/** Helidon's connections, with slots, limits and deadlines. Used only by the parent package. */
@NullMarked
package dev.cardfile.http.server.connection;

import org.jspecify.annotations.NullMarked;
