/** The endpoint for the changes of a location, and the streams that follow them. */
@NullMarked
package dev.cardfile.http.changes;

import org.jspecify.annotations.NullMarked;
