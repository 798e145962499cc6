/**
 * A location's settings, custom fields, tags and named values, as requests send them and answers
 * show them.
 */
@NullMarked
package dev.cardfile.wire.location;

import org.jspecify.annotations.NullMarked;
