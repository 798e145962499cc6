/** The API's document, and the page that shows it. */
@NullMarked
package dev.cardfile.http.docs;

import org.jspecify.annotations.NullMarked;
