/** The endpoint of the changes of a location, and what follows them. */
@NullMarked
package dev.cardfile.http.changes;

import org.jspecify.annotations.NullMarked;
