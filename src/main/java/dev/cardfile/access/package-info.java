/** Who may do what: tokens, grants and scopes. */
@NullMarked
package dev.cardfile.access;

import org.jspecify.annotations.NullMarked;
