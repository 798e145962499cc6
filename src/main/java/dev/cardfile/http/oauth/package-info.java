/** The endpoints by which apps get tokens, and the page on which a person consents. */
@NullMarked
package dev.cardfile.http.oauth;

import org.jspecify.annotations.NullMarked;
