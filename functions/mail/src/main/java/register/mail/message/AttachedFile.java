package register.mail.message;

import register.value.Sha256;

/// A file that came with a message: what is no text to read.
///
/// @param name as the sender wrote it, decoded; empty where there is none. Not safe to print, nor as a path
/// @param mediaType as the sender wrote it, in lower case, e.g. `application/pdf`
/// @param size of the decoded file, in bytes
/// @param hash of the decoded file
public record AttachedFile(String name, String mediaType, long size, Sha256 hash) {}
