/** A card's life from the alert that is to be verified to its closing; pure rules. */
@NullMarked
package io.xiaoneng.card;

import org.jspecify.annotations.NullMarked;
