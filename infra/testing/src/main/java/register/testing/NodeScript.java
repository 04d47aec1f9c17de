package register.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.opentest4j.TestAbortedException;

/// JavaScript, run by Node.js.
public final class NodeScript {
    private NodeScript() {}

    /// Skips the test without Node.js.
    ///
    /// @param input at the script's file descriptor 0
    /// @return what it writes
    public static byte[] run(String script, byte[] input) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("node", "-e", script)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            if ("true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
                throw e;
            }
            throw new TestAbortedException("there is no Node.js (Debian: apt-get install nodejs): " + e);
        }
        try (var out = process.getOutputStream()) {
            out.write(input);
        }
        byte[] answer = process.getInputStream().readAllBytes();
        int code = Waiting.ended(process);
        if (code != 0) {
            throw new AssertionError("node ended with " + code + ": " + new String(answer, UTF_8));
        }
        return answer;
    }
}
