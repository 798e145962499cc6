/** Imports of files: how they begin and end, and the rows in between. Pure. */
@NullMarked
package dev.cardfile.write.imports;

import org.jspecify.annotations.NullMarked;
