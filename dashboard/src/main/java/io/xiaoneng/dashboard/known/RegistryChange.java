package io.xiaoneng.dashboard.known;

import io.xiaoneng.registry.RegistryKey;
import java.time.Instant;

/** A record of the registry that was published after a moment. */
public record RegistryChange(RegistryKey key, Instant recordedAt) {}
