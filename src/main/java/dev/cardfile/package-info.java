/** Where the program starts, and plugs its parts together. */
@NullMarked
package dev.cardfile;

import org.jspecify.annotations.NullMarked;
