/**
 * Connections as Helidon has them, with slots, limits and deadlines. Only the package above knows
 * them.
 */
@NullMarked
package dev.cardfile.http.server.connection;

import org.jspecify.annotations.NullMarked;
