/** The contract between a store and its database, and the code that is shared by all databases. */
@NullMarked
package dev.cardfile.store.sql.engine;

import org.jspecify.annotations.NullMarked;
