/** The benchmark: a client that loads a server over HTTP, drives it and checks every answer. */
@NullMarked
package dev.cardfile.bench;

import org.jspecify.annotations.NullMarked;
