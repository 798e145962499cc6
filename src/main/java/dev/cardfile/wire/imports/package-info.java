/** Imports of files: what is said of a file, and what is told of an import. */
@NullMarked
package dev.cardfile.wire.imports;

import org.jspecify.annotations.NullMarked;
