package register.bench.seals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.bench.Built;
import register.pdf.Dss;
import register.pdf.seal.SealKey;
import register.pdf.timestamp.TestAuthority;
import register.testing.Checkout;

/// `infra/bench/seals` compares like with like: all seals pass the same verifier.
class ContenderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsMeasuredIsDone(Contender contender) throws Exception {
        var built = new Built(Checkout.root());
        try (TestAuthority authority = TestAuthority.start()) {
            Inputs inputs = Inputs.write(folder, built, SealKey.Algorithm.P_256, authority.address());
            Files.write(inputs.sealed(), Contender.STAMP.maker(inputs).call());

            byte[] made = contender.maker(inputs).call();

            String expected = contender == Contender.RENDER ? "no signature" : "TOTAL-PASSED";
            assertEquals(expected, Dss.verdict(made, List.of(inputs.certificate()), null, Instant.now()));
            boolean stamps = contender == Contender.STAMP || contender == Contender.STAMP_DSS;
            assertEquals(stamps ? 2 : 1, authority.asked());
        }
    }
}
