/** What has become of contacts: their changes, one after the other. */
@NullMarked
package dev.cardfile.history;

import org.jspecify.annotations.NullMarked;
