/** The use cases of imports of files: how imports begin and end, and how their rows are written. */
@NullMarked
package dev.cardfile.write.imports;

import org.jspecify.annotations.NullMarked;
