package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;
import register.value.Sha256;

/// A release keeps the script of `<subprocessor-list>`, so that later ones still serve it.
/// `register.read.ComponentTest` checks that kept scripts are served.
class KeptScriptTest {
    private static final String EMBED = "functions/web/src/main/resources/register/read/embed/";

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

    /// A release that stored it in the sources itself would not match the sources that it names.
    @Test
    void noReleaseIsMadeOfAScriptThatIsNotKept() throws Exception {
        for (String name : List.of("infra/release", "infra/lib.sh", EMBED + "subprocessor-list.js")) {
            Path copy = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(Checkout.file(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        List<Path> before = RunningRegister.files(folder);
        Command refused = Command.run(Map.of(), folder.resolve("infra/release").toString());
        assertEquals(3, refused.exit(), refused.toString());
        assertTrue(refused.err().contains("infra/release --keep-script"), refused.toString());
        assertEquals(before, RunningRegister.files(folder));
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
