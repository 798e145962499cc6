/** Settings, custom fields, tags and values of a location. */
@NullMarked
package dev.cardfile.wire.location;

import org.jspecify.annotations.NullMarked;
