package register.policy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Instructions for requesting a DPA: `requests` in a policy file.
///
/// @param publicAddresses mail addresses for requests, as the policy shows them
/// @param dpaDocument the company's pre-signed DPA; absent if it has none
/// @param privacyNoticeUrl the company's privacy notice for requests (GDPR Art. 13)
public record RequestChannel(
        List<String> publicAddresses,
        @Nullable DpaDocument dpaDocument,
        @Nullable URI privacyNoticeUrl) {
    public static final RequestChannel NONE = new RequestChannel(List.of(), null, null);

    public RequestChannel {
        publicAddresses = List.copyOf(publicAddresses);
    }

    /// The file attached to each reply; null if there is none.
    public @Nullable DpaFile dpaFile() {
        return dpaDocument == null ? null : dpaDocument.file();
    }

    /// The DPA's web address, and its file with the hash, for readers in any language.
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

    /// The DPA's web address; null if not stated.
    public @Nullable URI dpaUrl() {
        return dpaDocument == null ? null : dpaDocument.url();
    }
}
