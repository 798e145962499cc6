/** The API document, the page that shows it, and the front page. */
@NullMarked
package dev.cardfile.http.docs;

import org.jspecify.annotations.NullMarked;
