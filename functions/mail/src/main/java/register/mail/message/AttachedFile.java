package register.mail.message;

import register.value.Sha256;

/// A file attached to a message: any part that is not readable text.
///
/// @param name as the sender wrote it, decoded; empty if there is none. Safe neither to print nor as a path
/// @param mediaType as the sender wrote it, in lower case, e.g. `application/pdf`
/// @param size of the decoded file, in bytes
/// @param hash of the decoded file
public record AttachedFile(String name, String mediaType, long size, Sha256 hash) {}
