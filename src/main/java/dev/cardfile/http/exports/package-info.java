/** All contacts of a location as a file. */
@NullMarked
package dev.cardfile.http.exports;

import org.jspecify.annotations.NullMarked;
