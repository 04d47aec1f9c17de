package register.archive.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedMap;
import register.json.Form;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.value.Bytes;

/// Reads files of an item.
public final class JsonFields {
    private JsonFields() {}

    /// A parser that refuses with a domain exception.
    public interface Reading<T> {
        T read(Bytes content);
    }

    /// @throws RefusedFileException if the file is missing or malformed
    public static <T> T read(SortedMap<String, Bytes> files, String name, Reading<T> reading)
            throws RefusedFileException {
        Bytes content = files.get(name);
        if (content == null) {
            throw new RefusedFileException(name, "is missing");
        }
        try {
            return reading.read(content);
        } catch (IllegalArgumentException e) {
            throw new RefusedFileException(name, e);
        }
    }

    /// @throws RefusedFileException if the file is missing or malformed
    public static <R> R read(SortedMap<String, Bytes> files, String name, Form<R> form) throws RefusedFileException {
        return read(files, name, content -> form.read(json(content)));
    }

    public static Members members(Bytes content) {
        return Members.of(json(content));
    }

    public static Json json(Bytes content) {
        return JsonText.parse(content.toArray());
    }

    public static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }

    public static String text(Bytes content) {
        return new String(content.toArray(), UTF_8);
    }
}
