/** The migrations of the schema, and the code that runs them. */
@NullMarked
package dev.cardfile.store.sql.schema;

import org.jspecify.annotations.NullMarked;
