/** Translates searches into SQL that is assembled from constants only. */
@NullMarked
package dev.cardfile.store.sql.query;

import org.jspecify.annotations.NullMarked;
