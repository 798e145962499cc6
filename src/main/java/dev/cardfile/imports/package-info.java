/** What is known of the imports of files of contacts. Pure. */
@NullMarked
package dev.cardfile.imports;

import org.jspecify.annotations.NullMarked;
