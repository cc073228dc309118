/** Tests of the package of the same name. */
@NullMarked
package io.xiaoneng.launcher.service;

import org.jspecify.annotations.NullMarked;
