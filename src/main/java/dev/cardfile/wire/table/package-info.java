/** What bodies and answers consist of: shapes, formats, and the readers that follow them. */
@NullMarked
package dev.cardfile.wire.table;

import org.jspecify.annotations.NullMarked;
