/** A search as SQL, put together of constants only. */
@NullMarked
package dev.cardfile.store.sql.query;

import org.jspecify.annotations.NullMarked;
