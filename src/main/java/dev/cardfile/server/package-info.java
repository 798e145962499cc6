/**
 * Builds a server out of its parts: for {@code cardfile serve}, and for programs that embed one.
 */
@NullMarked
package dev.cardfile.server;

import org.jspecify.annotations.NullMarked;
