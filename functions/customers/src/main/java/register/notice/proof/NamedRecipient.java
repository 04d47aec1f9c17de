package register.notice.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.notice.Notice;
import register.notice.NoticeId;
import register.recipient.Recipient;
import register.value.Bytes;
import register.value.Sha256;

/// The recipient of a notice, as a commitment binds it.
///
/// @param customer the customer's name; absent if unknown
/// @param externalId the company's id for the customer; absent for a subscriber
public record NamedRecipient(
        @Nullable String customer, String address, @Nullable String externalId) {
    /// The length of a salt in bytes.
    public static final int SALT = 32;

    /// The current names of a recipient.
    ///
    /// @throws IllegalArgumentException if it was erased
    public static NamedRecipient of(Recipient recipient) {
        Recipient.Who who = recipient.who();
        if (who == null) {
            throw new IllegalArgumentException("recipient " + recipient.id() + ": erased");
        }
        return new NamedRecipient(who.customer(), who.address(), who.externalId());
    }

    /// A notice's own salt: HMAC-SHA-256 (RFC 2104) of its id under its recipient's salt. Revealing one reveals
    /// nothing about other notices, and erasing the recipient's salt erases them all.
    ///
    /// @throws IllegalArgumentException if the recipient was erased
    public static Bytes salt(Recipient recipient, NoticeId notice) {
        Bytes salt = recipient.salt();
        if (salt == null) {
            throw new IllegalArgumentException("recipient " + recipient.id() + ": erased");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.toArray(), "HmacSHA256"));
            return Bytes.of(mac.doFinal(notice.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has HmacSHA256", e);
        }
    }

    /// A notice to be recorded, with the hash of its recipient's names.
    public static Notice named(Notice planned, Recipient recipient) {
        return planned.naming(of(recipient).hash(salt(recipient, planned.id())));
    }

    /// SHA-256 of the canonical JSON (RFC 8785) of salt and names. Without the salt no one can test a name against
    /// it, so it identifies nobody once the salt is erased.
    ///
    /// @param salt 32 random bytes
    /// @throws IllegalArgumentException if the salt has another length
    public Sha256 hash(Bytes salt) {
        if (salt.length() != SALT) {
            throw new IllegalArgumentException("salt: expected " + SALT + " bytes, got " + salt.length());
        }
        return Bytes.canonical(Json.object()
                        .put("address", address)
                        .put("customer", customer)
                        .put("externalId", externalId)
                        .put("salt", HexFormat.of().formatHex(salt.toArray()))
                        .build())
                .hash();
    }
}
