package register.chain;

/// One accepted publication, correction or withdrawal, with its content.
///
/// @param content the canonical JSON of the version (RFC 8785); of a withdrawal, of the version that it withdraws
public record Entry(EntryHeader header, Bytes content) {
    public Entry {
        if (!content.hash().equals(header.contentHash())) {
            throw new IllegalArgumentException("the content of " + header.policy() + " entry " + header.sequence()
                    + " has hash " + content.hash() + ", its header says " + header.contentHash());
        }
    }
}
