package register.aws.template;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import register.testing.Checkout;

/// A function as Lambda starts it: its handler's class, loaded only from the jars at its CodeUri.
final class DeployedFunction implements AutoCloseable {
    private final URLClassLoader jars;
    private final Class<?> handler;

    private DeployedFunction(URLClassLoader jars, Class<?> handler) {
        this.jars = jars;
        this.handler = handler;
    }

    static DeployedFunction open(String codeUri, String handler) throws IOException, ClassNotFoundException {
        Path lib = Checkout.file(codeUri).resolve("lib");
        assumeTrue(Files.isDirectory(lib), lib + " is not there: functions are packed by mvn package, not by mvn test");
        try (Stream<Path> files = Files.list(lib)) {
            URL[] urls = files.map(DeployedFunction::url).toArray(URL[]::new);
            var jars = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
            return new DeployedFunction(jars, jars.loadClass(handler));
        }
    }

    Class<?> handler() {
        return handler;
    }

    /// True if a class is in its jars.
    boolean has(String name) {
        return jars.getResource(name.replace('.', '/') + ".class") != null;
    }

    /// Starts it with these variables.
    void start(Map<String, String> variables) throws ReflectiveOperationException {
        Class<?> environment = jars.loadClass("register.settings.Variables");
        Object given = environment.getMethod("of", Map.class).invoke(null, variables);
        try {
            handler.getConstructor(environment).newInstance(given);
        } catch (InvocationTargetException e) {
            throw new AssertionError(handler.getName() + " does not start: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        jars.close();
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
