package register.files;

import java.util.Map;
import register.value.Bytes;

/// A file of a site.
///
/// @param headers of the answer whose content it is, for hosts that can send them
public record SiteFile(Bytes content, Map<String, String> headers) {
    public SiteFile {
        headers = Map.copyOf(headers);
    }

    /// True if every reader of the address gets it, whatever they prefer.
    public boolean isForEveryone() {
        return !headers.getOrDefault("Vary", "").contains("Accept");
    }
}
