/** The body of a request: which kinds there are, and how one is read whole within its limits. */
@NullMarked
package dev.cardfile.http.body;

import org.jspecify.annotations.NullMarked;
