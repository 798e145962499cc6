/** The SQL implementations of the store's ports. */
@NullMarked
package dev.cardfile.store.sql;

import org.jspecify.annotations.NullMarked;
