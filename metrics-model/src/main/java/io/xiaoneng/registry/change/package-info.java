/** Changes of the registry before they are made: read from files, compared, held to the rules. */
@NullMarked
package io.xiaoneng.registry.change;

import org.jspecify.annotations.NullMarked;
