/** The endpoints of imports of files. */
@NullMarked
package dev.cardfile.http.imports;

import org.jspecify.annotations.NullMarked;
