/** The bodies of requests from operators, and the answers to them. */
@NullMarked
package dev.cardfile.wire.operator;

import org.jspecify.annotations.NullMarked;
