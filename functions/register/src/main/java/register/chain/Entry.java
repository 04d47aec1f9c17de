package register.chain;

import register.json.JsonText;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.value.Bytes;

/// One accepted publication, correction, withdrawal or redaction, with its content.
///
/// @param content the canonical JSON (RFC 8785) of the version, natural persons by their commitments; of a withdrawal,
///     of the version that it withdraws; of a redaction, of what it ends
public record Entry(EntryHeader header, Bytes content) {
    public Entry {
        if (!content.hash().equals(header.contentHash())) {
            throw new IllegalArgumentException("the content of " + header.policy() + " entry " + header.sequence()
                    + " has hash " + content.hash() + ", its header says " + header.contentHash());
        }
    }

    /// The version that its content states; a redaction states none.
    public PolicyVersion version() {
        return PolicyCodec.decode(JsonText.parse(content.toArray()));
    }
}
