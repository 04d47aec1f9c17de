package register.notices.objection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.notice.NoticeId;
import register.notices.letter.ObjectLink;
import register.request.SecretReferenceKey;
import register.settings.PublicAddress;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.ReferenceKey;

/// Makes the links to notices' forms for objections. Each contains the notice's id and 128 bits of HMAC-SHA-256 over
/// it, so only readers of the notice's mail have it. A link does not expire: a late objection counts as late.
public final class ObjectionLinks implements ObjectLink {
    private static final int BYTES = 16;

    private final ReferenceKey register;
    private final PublicAddress address;
    private final Map<PolicyId, ReferenceKey> policies = new ConcurrentHashMap<>();

    /// @param register called once per policy
    /// @param address of the register's public pages
    public ObjectionLinks(ReferenceKey register, PublicAddress address) {
        this.register = register;
        this.address = address;
    }

    @Override
    public Optional<URI> of(PolicyId policy, NoticeId notice) {
        URI url = address.url();
        return url == null ? Optional.empty() : Optional.of(URI.create(url + page(policy, notice)));
    }

    /// The form's path within the register.
    public String page(PolicyId policy, NoticeId notice) {
        return "/" + policy + "/object/" + notice + "-" + token(policy, notice);
    }

    /// The notice of a link; empty if the link is invalid.
    ///
    /// @param link the last part of its path
    public Optional<NoticeId> notice(PolicyId policy, String link) {
        int end = Math.max(link.lastIndexOf('-'), 0);
        NoticeId named;
        try {
            named = NoticeId.parse(link.substring(0, end));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        byte[] expected = token(policy, named).getBytes(US_ASCII);
        byte[] token = link.substring(end + 1).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, token) ? Optional.of(named) : Optional.empty();
    }

    private String token(PolicyId policy, NoticeId notice) {
        byte[] mac = policies.computeIfAbsent(policy, this::own).mac(("object " + notice).getBytes(UTF_8));
        return HexFormat.of().formatHex(mac, 0, BYTES);
    }

    private ReferenceKey own(PolicyId policy) {
        return new SecretReferenceKey(Bytes.of(register.mac(("objections " + policy).getBytes(UTF_8))));
    }
}
