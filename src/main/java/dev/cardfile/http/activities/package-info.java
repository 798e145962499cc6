/** The endpoints of notes and tasks. */
@NullMarked
package dev.cardfile.http.activities;

import org.jspecify.annotations.NullMarked;
