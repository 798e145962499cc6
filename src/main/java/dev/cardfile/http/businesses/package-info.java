/** The endpoints of businesses, and of their contacts. */
@NullMarked
package dev.cardfile.http.businesses;

import org.jspecify.annotations.NullMarked;
