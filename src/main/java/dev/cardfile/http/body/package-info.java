/** Bodies of requests: the kinds that routes accept, and how one is read within its limits. */
@NullMarked
package dev.cardfile.http.body;

import org.jspecify.annotations.NullMarked;
