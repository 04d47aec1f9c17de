package register.mail.message;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.jspecify.annotations.Nullable;

/// A part's Content-Type (RFC 2045) and Content-Disposition (RFC 2183).
///
/// @param attached true if it is a file, not text to read
record PartType(String mediaType, @Nullable String charset, boolean attached) {
    static final PartType DEFAULT = new PartType("text/plain", null, false);

    /// Parts that mail programs attach on their own.
    private static final Set<String> NOT_DOCUMENTS = Set.of(
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "text/vcard",
            "text/x-vcard",
            "application/pgp-keys");

    /// Parts in which a mail server returns a mail or reports on it (RFC 3464, 3462, 5965, 6533).
    private static final Set<String> RETURNED = Set.of(
            "message/delivery-status",
            "message/global-delivery-status",
            "message/feedback-report",
            "message/rfc822",
            "message/global",
            "message/global-headers",
            "text/rfc822-headers");

    /// The type after one more header of the part.
    PartType with(Header header) {
        return switch (header.name()) {
            case "content-type" -> {
                RawBody body = parsed(header);
                String type = body.getValue().strip().toLowerCase(Locale.ROOT);
                yield new PartType(
                        type.isEmpty() ? DEFAULT.mediaType() : type,
                        parameter(body, "charset").orElse(null),
                        attached || parameter(body, "name").isPresent());
            }
            case "content-disposition" -> {
                RawBody body = parsed(header);
                boolean file = body.getValue().strip().equalsIgnoreCase("attachment")
                        || parameter(body, "filename").isPresent();
                yield new PartType(mediaType, charset, attached || file);
            }
            default -> this;
        };
    }

    boolean isText() {
        return !attached && (mediaType.equals("text/plain") || isHtml());
    }

    boolean isHtml() {
        return mediaType.equals("text/html");
    }

    boolean isReturned() {
        return RETURNED.contains(mediaType);
    }

    boolean isDeliveryStatus() {
        return mediaType.endsWith("delivery-status");
    }

    Optional<Trait> multipartTrait() {
        return switch (mediaType) {
            case "multipart/report" -> Optional.of(Trait.REPORT);
            case "multipart/encrypted" -> Optional.of(Trait.ENCRYPTED);
            default -> Optional.empty();
        };
    }

    /// The traits that a part of this type adds to the message.
    Set<Trait> traits() {
        var traits = EnumSet.noneOf(Trait.class);
        switch (mediaType) {
            case "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted" ->
                traits.add(Trait.ENCRYPTED);
            case "application/ms-tnef", "application/vnd.ms-tnef" -> traits.add(Trait.TNEF);
            case "message/partial", "message/external-body" -> traits.add(Trait.PARTIAL);
            case "message/rfc822", "message/global" -> traits.add(Trait.FORWARDED);
            case "message/delivery-status", "message/global-delivery-status", "message/disposition-notification" ->
                traits.add(Trait.REPORT);
            case "text/calendar" -> traits.add(attached ? Trait.ATTACHMENT : Trait.CALENDAR);
            default -> {
                if (attached && !mediaType.startsWith("image/") && !NOT_DOCUMENTS.contains(mediaType)) {
                    traits.add(Trait.ATTACHMENT);
                }
            }
        }
        return traits;
    }

    /// A parameter's value; if split or encoded (RFC 2231), its first piece.
    private static Optional<String> parameter(RawBody body, String name) {
        return body.getParams().stream()
                .filter(pair -> pair.getName()
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .split("\\*", 2)[0]
                        .equals(name))
                .findFirst()
                .map(pair -> pair.getValue() == null ? "" : pair.getValue().strip());
    }

    static RawBody parsed(Header header) {
        return RawFieldParser.DEFAULT.parseRawBody(new RawField(header.name(), header.value()));
    }
}
