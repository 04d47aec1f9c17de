package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.commands.option.Terminal;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.testing.Java;

/// An error that Java cannot recover from ends a command as a failure, and no stranger can fill its memory.
class FullMemoryTest {
    private static final int ALL = 32 * 1024 * 1024;

    /// As much JSON as is read from one answer, in the smallest possible values.
    @ParameterizedTest
    @ValueSource(strings = {"0", "[]", "{}", "\"\"", "{\"a\":\"b\"}"})
    void smallValuesOfJsonFillNoMemory(String value) throws Exception {
        String item = "," + value;
        byte[] body = ("[" + value + item.repeat((ALL - 100) / item.length()) + "]").getBytes(UTF_8);
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        http.start();
        try {
            Process process = Java.builder(
                            List.of("-Xmx384m"),
                            RegisterCommand.class.getName(),
                            "verify-log",
                            "http://127.0.0.1:" + http.getAddress().getPort() + "/log/example")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertEquals(3, process.waitFor(), said);
            assertEquals(
                    "the server shows JSON of more than 1000000 names and values, which is too much for a "
                            + "policy\n",
                    said);
        } finally {
            http.stop(0);
        }
    }

    /// For a command that is a class, and for one that is a method.
    @ParameterizedTest
    @ValueSource(strings = {"completion bash", "objections list"})
    void anErrorIsAFailureInPlainWords(String words, @TempDir Path folder) {
        var environment = Map.of("REGISTER_DATA", folder.toString());
        ThisMachine.open(Settings.read(environment), Clock.systemUTC()).close();
        Map<Error, String> lines = Map.of(
                new OutOfMemoryError(), "not enough memory: give Java more, such as JAVA_OPTS=-Xmx2g\n",
                new StackOverflowError(), "the input is nested too deeply\n",
                new LinkageError(), "");
        lines.forEach((error, line) -> {
            var err = new StringWriter();
            var failing = new Writer() {
                @Override
                public void write(char[] text, int from, int length) {
                    throw error;
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
            var terminal =
                    new Terminal(environment, new PrintWriter(failing), new PrintWriter(err, true), Clock.systemUTC());
            assertEquals(3, RegisterCommand.run(terminal, words.split(" ")));
            assertEquals(line, err.toString());
        });
    }
}
