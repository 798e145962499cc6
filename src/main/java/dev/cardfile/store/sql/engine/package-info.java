/** What a database supplies, and what is made of it whichever it is. */
@NullMarked
package dev.cardfile.store.sql.engine;

import org.jspecify.annotations.NullMarked;
