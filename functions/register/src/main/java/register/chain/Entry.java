package register.chain;

import register.json.JsonText;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.value.Bytes;

/// An accepted publication, correction, withdrawal or redaction, with its content.
///
/// @param content canonical JSON (RFC 8785): the version, with commitments for natural persons; for a withdrawal, the
///     version withdrawn; for a redaction, the redacted commitments
public record Entry(EntryHeader header, Bytes content) {
    public Entry {
        if (!content.hash().equals(header.contentHash())) {
            throw new IllegalArgumentException("the content of " + header.policy() + " entry " + header.sequence()
                    + " has hash " + content.hash() + ", its header says " + header.contentHash());
        }
    }

    /// The version in the content; a redaction has none.
    public PolicyVersion version() {
        return PolicyCodec.decode(JsonText.parse(content.toArray()));
    }
}
