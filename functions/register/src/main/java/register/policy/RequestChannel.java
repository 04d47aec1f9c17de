package register.policy;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a customer asks for a DPA: `requests` in a policy file.
///
/// @param publicAddresses mail addresses that take requests, as the policy shows them
/// @param dpaDocument where the company's pre-signed DPA is found; absent where it has none
/// @param privacyNoticeUrl the company's notice on what it does with a request's personal data (GDPR Art. 13)
public record RequestChannel(
        List<String> publicAddresses,
        @Nullable URI dpaDocument,
        @Nullable URI privacyNoticeUrl) {
    public static final RequestChannel NONE = new RequestChannel(List.of(), null, null);

    public RequestChannel {
        publicAddresses = List.copyOf(publicAddresses);
    }
}
