/** What the API is, as a document: made of the tables by which requests are read. Pure. */
@NullMarked
package dev.cardfile.openapi;

import org.jspecify.annotations.NullMarked;
