package register.aws.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import register.read.http.Freshness;
import register.read.http.SecurityHeaders;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// What an object says of itself. S3 has room for some headers of an answer; it sends the others as metadata, which a
/// function at the edge turns into headers again (`EdgeHeaders` in `template.yaml`).
record ObjectHeaders(Map<String, String> own, Map<String, String> metadata) {
    private static final Set<String> OWN =
            Set.of("content-type", "content-language", "content-disposition", "cache-control");
    /// S3 has its own, and an object is one answer for everyone.
    private static final Set<String> LEFT_OUT = Set.of("etag", "vary", "content-encoding", "content-length", "date");

    /// Bytes, of names and values together (S3 User Guide, "Working with object metadata").
    private static final int MOST_METADATA = 2048;

    ObjectHeaders {
        own = Map.copyOf(own);
        metadata = Map.copyOf(metadata);
    }

    /// @param answered the headers of the answer, which readers reach by HTTPS only
    static ObjectHeaders of(Map<String, String> answered) {
        var all = new HashMap<>(answered);
        all.putAll(SecurityHeaders.ENCRYPTED);
        var own = new HashMap<String, String>();
        var metadata = new HashMap<String, String>();
        all.forEach((header, value) -> {
            String name = header.toLowerCase(Locale.ROOT);
            if (OWN.contains(name)) {
                own.put(name, value);
            } else if (!LEFT_OUT.contains(name)) {
                metadata.put(name, value);
            }
        });
        own.computeIfPresent("cache-control", (_, value) -> Freshness.ofFile(value));
        return new ObjectHeaders(own, metadata);
    }

    /// True if S3 takes them.
    boolean fit() {
        return metadata.entrySet().stream()
                        .mapToInt(
                                each -> each.getKey().length() + each.getValue().length())
                        .sum()
                <= MOST_METADATA;
    }

    void describe(PutObjectRequest.Builder object) {
        object.contentType(own.get("content-type"))
                .contentLanguage(own.get("content-language"))
                .contentDisposition(own.get("content-disposition"))
                .cacheControl(own.get("cache-control"))
                .metadata(metadata);
    }
}
