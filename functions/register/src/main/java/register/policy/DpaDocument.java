package register.policy;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The company's pre-signed DPA: `requests.dpaDocument`. Has a `url`, a `file`, or both.
///
/// @param url its address, linked in the reply to a request
/// @param file attached to the reply
public record DpaDocument(@Nullable URI url, @Nullable DpaFile file) {
    public DpaDocument {
        if (url == null && file == null) {
            throw new IllegalArgumentException("expected at least one of url, file");
        }
    }
}
