package register.person;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.Members;
import register.policy.Commitment;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// A person's fields beside the chain, with the salt of the commitment in the chain.
///
/// @param salt 32 random bytes, without which the name cannot be guessed from the commitment
/// @param personal the personal fields, by their names in a subprocessor's stored form
public record PersonRecord(PolicyId policy, String subprocessorId, Bytes salt, Json.Obj personal, Instant recordedAt) {
    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public PersonRecord {
        if (salt.length() != SALT_BYTES) {
            throw new IllegalArgumentException("expected a salt of " + SALT_BYTES + " bytes, not " + salt.length());
        }
    }

    /// A record with a new salt.
    public static PersonRecord salted(PolicyId policy, String subprocessorId, Json.Obj personal, Instant recordedAt) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PersonRecord(policy, subprocessorId, Bytes.of(salt), personal, recordedAt);
    }

    /// SHA-256 over the salt and the canonical JSON (RFC 8785) of the personal fields.
    public Commitment commitment() {
        var content = new ByteArrayOutputStream();
        content.writeBytes(salt.toArray());
        content.writeBytes(CanonicalJson.bytes(personal));
        return new Commitment(Sha256.of(content.toByteArray()).hex());
    }

    /// The stored form.
    public Json.Obj json() {
        return Json.object()
                .put("policy", policy.value())
                .put("subprocessorId", subprocessorId)
                .put("salt", HexFormat.of().formatHex(salt.toArray()))
                .put("personal", personal)
                .put("recordedAt", recordedAt.toString())
                .build();
    }

    /// Parses the form that `json` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote it
    public static PersonRecord read(Json json) {
        try {
            var in = Members.of(json);
            return new PersonRecord(
                    in.required("policy", PolicyId::new),
                    in.text("subprocessorId"),
                    in.required("salt", salt -> Bytes.of(HexFormat.of().parseHex(salt))),
                    in.object("personal").json(),
                    in.instant("recordedAt"));
        } catch (IllegalArgumentException _) {
            // Does not quote the value, which may be a name or the salt.
            throw new IllegalArgumentException("not the record of a person");
        }
    }

    /// Omits the personal fields and the salt, so that no name is logged by accident.
    @Override
    public String toString() {
        return "PersonRecord[" + policy + ", " + subprocessorId + ", " + commitment() + "]";
    }
}
