package register.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/// Parses untrusted JSON like `JsonText`, but limits the memory it takes: 32 MB of small values take 2 GB.
public final class StrangersJson {
    /// Tokens: names, values, and the start and end of each object and list. More than any policy or list has: about
    /// 80 MB of memory, however they are written.
    public static final long MOST = 1_000_000;

    private static final JsonFactory FACTORY = JsonText.factory(StreamReadConstraints.builder()
            .maxNestingDepth(JsonText.DEEPEST)
            .maxTokenCount(MOST)
            .build());

    private StrangersJson() {}

    /// Thrown for a text of more tokens than `MOST`.
    public static final class TooLongException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        TooLongException(Throwable cause) {
            super("JSON of more than " + MOST + " names and values", cause);
        }
    }

    /// @throws TooLongException if it has more than `MOST` tokens
    /// @throws IllegalArgumentException if the text is not such JSON; its message does not quote the text
    public static Json parse(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return parse(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static Json parse(JsonParser parser) throws IOException {
        try {
            return JsonText.whole(parser);
        } catch (StreamConstraintsException e) {
            if (parser.currentTokenCount() > MOST) {
                throw new TooLongException(e);
            }
            throw e;
        }
    }
}
