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

/// Whom a notice is for, as a commitment binds it.
///
/// @param customer the customer's name; absent where none is known
/// @param externalId by which the company knows the customer; absent of a subscriber
public record NamedRecipient(
        @Nullable String customer, String address, @Nullable String externalId) {
    /// How long a salt is, in bytes.
    public static final int SALT = 32;

    /// A recipient as it is now.
    ///
    /// @throws IllegalArgumentException when it was erased
    public static NamedRecipient of(Recipient recipient) {
        Recipient.Who who = recipient.who();
        if (who == null) {
            throw new IllegalArgumentException("recipient " + recipient.id() + ": erased");
        }
        return new NamedRecipient(who.customer(), who.address(), who.externalId());
    }

    /// A notice's own salt: HMAC-SHA-256 (RFC 2104) of its id by its recipient's salt. A customer that shows one shows
    /// nothing of another, and all are gone once the recipient's is.
    ///
    /// @throws IllegalArgumentException when the recipient was erased
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

    /// A notice that is to be recorded, with what binds its recipient's names.
    public static Notice named(Notice planned, Recipient recipient) {
        return planned.naming(of(recipient).hash(salt(recipient, planned.id())));
    }

    /// SHA-256 of the canonical JSON (RFC 8785) of salt and names. Without the salt nobody can test a name against it,
    /// so that nothing of it names anybody once the salt is erased.
    ///
    /// @param salt 32 random bytes
    /// @throws IllegalArgumentException when the salt has another length
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
