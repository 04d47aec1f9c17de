package register.local.audit;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.Sha256;

/// An entry as a server shows it.
///
/// @param told the hash that the server says it has
/// @param hash the one that it has
record Shown(EntryHeader header, Sha256 hash, @Nullable String told) {}
