package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;
import register.value.Sha256;

/// A release keeps the script of `<subprocessor-list>` that it has, so that those after it serve it too. That what is
/// kept is served, `register.read.ComponentTest` holds.
class KeptScriptTest {
    @TempDir
    private Path folder;

    @Test
    void theScriptOfEachReleaseIsKeptUnderTheNameOfItsHash() throws Exception {
        Path script = folder.resolve("subprocessor-list.js");
        Files.writeString(script, "// first\n");
        assertTrue(keep().err().contains("commit it"));
        Files.writeString(script, "// second\n");
        assertTrue(keep().err().contains("commit it"));
        assertEquals("", keep().err());
        for (String text : List.of("// first\n", "// second\n")) {
            assertEquals(text, Files.readString(folder.resolve(Sha256.of(text.getBytes(UTF_8)) + ".js")));
        }
        assertEquals(3, RunningRegister.files(folder).size());
    }

    @Test
    void aFolderWithoutTheScriptIsRefused() throws Exception {
        Command refused = Command.run(Map.of(), release(), "--keep-script", folder.toString());
        assertEquals(3, refused.exit(), refused.toString());
    }

    private Command keep() throws Exception {
        Command kept = Command.run(Map.of(), release(), "--keep-script", folder.toString());
        assertEquals(0, kept.exit(), kept.toString());
        return kept;
    }

    private static String release() {
        return Checkout.file("infra/release").toString();
    }
}
