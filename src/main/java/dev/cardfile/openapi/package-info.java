/** The API document, made from the tables by which requests are read. Pure. */
@NullMarked
package dev.cardfile.openapi;

import org.jspecify.annotations.NullMarked;
