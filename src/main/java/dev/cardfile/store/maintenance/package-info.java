/** Operations on a whole store: migrating, copying and backing it up. */
@NullMarked
package dev.cardfile.store.maintenance;

import org.jspecify.annotations.NullMarked;
