/** Imports of files, as requests ask for them and answers show them. */
@NullMarked
package dev.cardfile.wire.imports;

import org.jspecify.annotations.NullMarked;
