package register.editor.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.editor.form.Posted;
import register.value.Bytes;

/// The body of a posted form, with or without files (RFC 7578, as browsers write it).
///
/// @param files by the fields' names; fields without a chosen file are missing
record FormBody(Posted form, Map<String, UploadedFile> files) {
    private static final String MULTIPART = "multipart/form-data";
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([0-9A-Za-z'()+_,./:=? -]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"\r\n]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)[; ]filename=\"([^\"\r\n]*)\"");
    private static final int MOST_PARTS = 1_000;

    FormBody {
        files = Map.copyOf(files);
    }

    /// @param type `Content-Type`; null if it is missing
    /// @throws IllegalArgumentException if it is not a form
    static FormBody parse(@Nullable String type, Bytes body) {
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith(MULTIPART)) {
            return new FormBody(Posted.parse(new String(body.toArray(), UTF_8)), Map.of());
        }
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new IllegalArgumentException("Content-Type: expected a boundary");
        }
        // One character for each byte, so that places in the text are places in the body.
        return parts(new String(body.toArray(), ISO_8859_1), "\r\n--" + boundary.group(1));
    }

    private static FormBody parts(String body, String boundary) {
        String text = "\r\n" + body;
        var values = new LinkedHashMap<String, String>();
        var files = new LinkedHashMap<String, UploadedFile>();
        int at = text.indexOf(boundary);
        for (int count = 0; at >= 0 && !text.startsWith("--", at + boundary.length()); count++) {
            int head = at + boundary.length();
            int end = text.indexOf("\r\n\r\n", head);
            int next = end < 0 ? -1 : text.indexOf(boundary, end + 2);
            if (next < 0 || count > MOST_PARTS) {
                throw new IllegalArgumentException("expected a whole form of at most " + MOST_PARTS + " fields");
            }
            add(text.substring(head, end), text.substring(Math.min(end + 4, next), next), values, files);
            at = next;
        }
        if (at < 0) {
            throw new IllegalArgumentException("expected a form that ends with its boundary");
        }
        return new FormBody(Posted.of(values), files);
    }

    private static void add(String head, String content, Map<String, String> values, Map<String, UploadedFile> files) {
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            throw new IllegalArgumentException("expected a field's name");
        }
        Matcher file = FILE.matcher(head);
        if (!file.find()) {
            values.putIfAbsent(utf8(name.group(1)), utf8(content));
        } else if (!file.group(1).isEmpty()) {
            files.putIfAbsent(
                    utf8(name.group(1)), new UploadedFile(utf8(file.group(1)), Bytes.of(content.getBytes(ISO_8859_1))));
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}
