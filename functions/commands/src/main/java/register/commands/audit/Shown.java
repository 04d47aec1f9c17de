package register.commands.audit;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.value.Sha256;

/// An entry as a server shows it.
///
/// @param hash the one that it has
/// @param told the hash that the server says it has
/// @param content of a redaction; of the others it stands with their versions
record Shown(
        EntryHeader header,
        Sha256 hash,
        @Nullable String told,
        @Nullable Json content) {}
