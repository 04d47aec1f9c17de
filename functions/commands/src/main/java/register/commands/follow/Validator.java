package register.commands.follow;

import static register.json.Plain.TEXT;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.commands.conform.Web;
import register.json.Form;
import register.json.RecordForm;
import register.value.Sha256;

/// By what a server recognizes its former answer (RFC 9110, section 13).
///
/// @param hash of the answer
/// @param type its `Content-Type`
/// @param link its `Link`
record Validator(@Nullable String etag, @Nullable String modified, Sha256 hash, String type, String link) {
    static final RecordForm<Validator> FORM = RecordForm.of(field -> new Validator(
            field.optional("etag", TEXT, Validator::etag),
            field.optional("modified", TEXT, Validator::modified),
            field.of("hash", Form.text(Sha256::hex, Sha256::new), Validator::hash),
            field.of("type", TEXT, Validator::type),
            field.of("link", TEXT, Validator::link)));

    /// Empty if the server offers none.
    static Optional<Validator> of(Web.Answer answer, Sha256 hash) {
        String etag = answer.header("ETag");
        String modified = answer.header("Last-Modified");
        return etag.isEmpty() && modified.isEmpty()
                ? Optional.empty()
                : Optional.of(new Validator(
                        etag.isEmpty() ? null : etag,
                        modified.isEmpty() ? null : modified,
                        hash,
                        answer.header("Content-Type"),
                        answer.header("Link")));
    }

    /// The headers of a conditional request.
    Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        if (modified != null) {
            headers.put("If-Modified-Since", modified);
        }
        return headers;
    }

    /// The headers of the former answer, which those of an answer without a body replace.
    Map<String, String> over(Map<String, String> others) {
        var headers = new HashMap<>(Map.of("content-type", type, "link", link));
        headers.putAll(others);
        return headers;
    }
}
