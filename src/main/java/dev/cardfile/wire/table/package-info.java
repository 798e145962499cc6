/** Properties of bodies, stated once: shapes, formats, and the readers that follow them. */
@NullMarked
package dev.cardfile.wire.table;

import org.jspecify.annotations.NullMarked;
