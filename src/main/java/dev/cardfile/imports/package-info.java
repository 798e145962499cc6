/** Values that describe imports of files of contacts. */
@NullMarked
package dev.cardfile.imports;

import org.jspecify.annotations.NullMarked;
