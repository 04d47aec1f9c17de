package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Files of the tests: a log of seven entries as it is served, and vectors.
final class Examples {
    private Examples() {}

    static byte[] bytes(String name) {
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), UTF_8);
    }
}
