/** The services of an installation: how each is configured, started and asked whether it works. */
@NullMarked
package io.xiaoneng.launcher.service;

import org.jspecify.annotations.NullMarked;
