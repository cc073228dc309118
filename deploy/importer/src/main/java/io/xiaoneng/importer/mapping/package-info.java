/** The mapping file: which column or attribute of a foreign log means what in an event. */
@NullMarked
package io.xiaoneng.importer.mapping;

import org.jspecify.annotations.NullMarked;
