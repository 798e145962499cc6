/** The schema: its migrations, and how they are run. */
@NullMarked
package dev.cardfile.store.sql.schema;

import org.jspecify.annotations.NullMarked;
