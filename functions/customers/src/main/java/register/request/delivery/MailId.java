package register.request.delivery;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import register.value.Reference;

/// The id of one mail about a request, e.g. `DPA-7K3Q-9M2X-4WTB.5f0c…`: the local part of its Message-ID, and in a
/// header of its own, since a mail service may replace the Message-ID. Recorded before the mail leaves. Its 122 random
/// bits (RFC 9562 section 5.4) cannot be guessed, so anyone who names it has seen the mail or its returned copy.
public record MailId(String value) {
    private static final Pattern PATTERN = Pattern.compile(Reference.PATTERN.pattern() + "\\.[0-9a-f]{32}");
    private static final int MOST = 20;

    public MailId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a mail: " + value);
        }
    }

    /// A new id for a request.
    public static MailId next(Reference request) {
        return new MailId(request + "." + UUID.randomUUID().toString().replace("-", ""));
    }

    /// The distinct ids in a text.
    public static List<MailId> in(String text) {
        return PATTERN.matcher(text)
                .results()
                .map(found -> new MailId(found.group()))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /// The request that the mail was about.
    public Reference request() {
        return new Reference(value.substring(0, value.indexOf('.')));
    }

    @Override
    public String toString() {
        return value;
    }
}
