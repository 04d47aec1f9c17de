package register.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Files that come with the program, each beside a class.
public final class Resource {
    private Resource() {}

    /// @throws IllegalStateException if the program lacks it
    public static byte[] bytes(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " beside " + owner.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Class<?> owner, String name) {
        return new String(bytes(owner, name), UTF_8);
    }

    /// The lines of a list, without blank ones and comments, which begin with `#`.
    public static List<String> lines(Class<?> owner, String name) {
        return text(owner, name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
