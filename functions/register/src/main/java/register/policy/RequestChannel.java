package register.policy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a customer asks for a DPA: `requests` in a policy file.
///
/// @param publicAddresses mail addresses that take requests, as the policy shows them
/// @param dpaDocument the company's pre-signed DPA; absent where it has none
/// @param privacyNoticeUrl the company's notice on what it does with a request's personal data (GDPR Art. 13)
public record RequestChannel(
        List<String> publicAddresses,
        @Nullable DpaDocument dpaDocument,
        @Nullable URI privacyNoticeUrl) {
    public static final RequestChannel NONE = new RequestChannel(List.of(), null, null);

    public RequestChannel {
        publicAddresses = List.copyOf(publicAddresses);
    }

    /// The file that goes with each reply; absent if there is none.
    public @Nullable DpaFile dpaFile() {
        return dpaDocument == null ? null : dpaDocument.file();
    }

    /// The DPA's address, and its file with its hash, as people see them in every language.
    public List<String> dpaTold() {
        var told = new ArrayList<String>();
        URI url = dpaUrl();
        if (url != null) {
            told.add(url.toString());
        }
        DpaFile file = dpaFile();
        if (file != null) {
            told.add(file.told());
        }
        return told;
    }

    /// Where the DPA is found on the web; absent where that is not stated.
    public @Nullable URI dpaUrl() {
        return dpaDocument == null ? null : dpaDocument.url();
    }
}
