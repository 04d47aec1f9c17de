package register.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedMap;
import register.chain.Bytes;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;

/// Reads files of an item.
final class JsonFields {
    private JsonFields() {}

    /// A reading that refuses with an exception of the domain.
    interface Reading<T> {
        T read(Bytes content);
    }

    /// @throws RefusedFileException when it is not there, or not read
    static <T> T read(SortedMap<String, Bytes> files, String name, Reading<T> reading) throws RefusedFileException {
        Bytes content = files.get(name);
        if (content == null) {
            throw new RefusedFileException(name, "is not there");
        }
        try {
            return reading.read(content);
        } catch (IllegalArgumentException e) {
            throw new RefusedFileException(name, e);
        }
    }

    static Members members(Bytes content) {
        return Members.of(json(content));
    }

    static Json json(Bytes content) {
        return JsonText.parse(content.toArray());
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }

    static String text(Bytes content) {
        return new String(content.toArray(), UTF_8);
    }
}
