package register.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.log.KeyPairSigner;
import register.memory.CutOff;
import register.memory.PortsAround;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;

/// A second import completes one that was cut off at any write.
final class CutOffTest {
    @TempDir
    Path folder;

    private final MemoryHoldings filled = MemoryHoldings.filled();
    private Path file = Path.of("");

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("a.zip");
        new ArchiveExport(filled.ports(), true, ArchiveProgress.UNTOLD).to(file);
    }

    /// Between the two steps the register may do its automatic work: sign entries without a checkpoint. Another key
    /// signed this log, so this register must not. Stopping after a write leaves the same state as stopping before
    /// the next.
    @Test
    void anImportThatIsCutOffAnywhereIsCompletedByTheNextAndNothingIsSignedMeanwhile() throws IOException {
        var signer = KeyPairSigner.of("key", KeyPairSigner.generate());
        int writes = writes();
        assertTrue(writes > 40, "only " + writes + " writes");
        for (int at = 0; at <= writes; at++) {
            var other = new MemoryHoldings();
            cutOff(other, Math.min(at, writes - 1), at == writes);
            assertEquals(
                    0, new Checkpoints(other.chain, other.checkpoints, signer, PublicAddress.NONE).reconcile(_ -> {}));
            new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
            assertEquals(filled.state(), other.state(), "cut off before write " + at);
            assertEquals(
                    0, new Checkpoints(other.chain, other.checkpoints, signer, PublicAddress.NONE).reconcile(_ -> {}));
        }
    }

    private int writes() throws IOException {
        var counted = new CutOff(Integer.MAX_VALUE, false);
        new ArchiveImport(new PortsAround(new MemoryHoldings().ports(), counted), ArchiveProgress.UNTOLD).from(file);
        return counted.writes();
    }

    private void cutOff(MemoryHoldings other, int at, boolean after) {
        var ports = new PortsAround(other.ports(), new CutOff(at, after));
        assertThrows(CutOff.Lost.class, () -> new ArchiveImport(ports, ArchiveProgress.UNTOLD).from(file));
    }
}
