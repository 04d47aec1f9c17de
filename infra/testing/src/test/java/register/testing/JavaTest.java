package register.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JavaTest {
    public static void main(String[] arguments) {
        System.out.print(System.getProperty("said") + " " + String.join(" ", arguments));
    }

    @Test
    void runsAClassOfTheTests() throws IOException, InterruptedException {
        Process process = Java.builder(List.of("-Dsaid=yes"), JavaTest.class.getName(), "a", "b")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("yes a b", new String(process.getInputStream().readAllBytes(), UTF_8));
        assertEquals(0, process.waitFor());
    }
}
