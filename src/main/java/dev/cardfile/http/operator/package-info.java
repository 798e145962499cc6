/** The endpoints for operators: locations, their tokens, and what happens on the server. */
@NullMarked
package dev.cardfile.http.operator;

import org.jspecify.annotations.NullMarked;
