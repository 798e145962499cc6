/** The location: its settings and its custom field definitions. Pure. */
@NullMarked
package dev.cardfile.location;

import org.jspecify.annotations.NullMarked;
