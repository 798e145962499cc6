/** The SQL stores behind the port. */
@NullMarked
package dev.cardfile.store.sql;

import org.jspecify.annotations.NullMarked;
