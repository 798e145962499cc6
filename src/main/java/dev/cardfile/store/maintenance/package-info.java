/** What people do with a whole store besides serving it: migrate it, copy it, back it up. */
@NullMarked
package dev.cardfile.store.maintenance;

import org.jspecify.annotations.NullMarked;
