/** The endpoints of a location: settings, custom fields, tags, custom values. */
@NullMarked
package dev.cardfile.http.locations;

import org.jspecify.annotations.NullMarked;
