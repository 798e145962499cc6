/** What apps are allowed, and what they exchange for tokens. */
@NullMarked
package dev.cardfile.oauth;

import org.jspecify.annotations.NullMarked;
