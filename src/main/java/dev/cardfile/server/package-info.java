/**
 * Builds a server from its parts, for {@code cardfile serve} and for programs that embed a server.
 */
@NullMarked
package dev.cardfile.server;

import org.jspecify.annotations.NullMarked;
