/** The endpoints of contacts: each with its route, its operation and what it does. */
@NullMarked
package dev.cardfile.http.contacts;

import org.jspecify.annotations.NullMarked;
