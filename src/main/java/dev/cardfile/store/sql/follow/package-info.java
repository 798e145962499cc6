/** The followers, one file each: they add the rows that follow from an effect. */
@NullMarked
package dev.cardfile.store.sql.follow;

import org.jspecify.annotations.NullMarked;
