package register.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.aws.stand.AwsEngine;
import register.aws.stand.Calls;
import register.aws.stand.Stand;
import register.aws.stand.Stands;
import register.chain.EntryHeader;
import register.sample.FictitiousSeals;
import register.testing.Java;
import register.testing.Waiting;

/// The interceptor that counts and halts; crash tests rely on it.
final class CallsTest {
    private Stand stand;
    private AwsEngine engine;

    @BeforeEach
    void open() {
        stand = Stands.aws();
        engine = AwsEngine.open();
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    @ParameterizedTest
    // An entry is read for its summary, then written.
    @CsvSource({"1, before, 0", "2, before, 0", "2, after, 1", "4, before, 1", "4, after, 2"})
    void haltsAroundACall(int call, String when, int entries) throws IOException, InterruptedException {
        assertEquals(Calls.HALTED, run("-Dregister.halt.call=" + call, "-Dregister.halt.when=" + when));
        List<EntryHeader> both = List.of(AppendingProcess.FIRST.header(), AppendingProcess.SECOND.header());
        assertEquals(
                both.subList(0, entries),
                engine.chain().headers(AppendingProcess.FIRST.header().policy(), 0, 10));
    }

    @Test
    void haltsNothingUnlessToldTo() throws IOException, InterruptedException {
        assertEquals(0, run());
        assertEquals(1, run(), "the entries stand already");
    }

    @Test
    void countsWhatIsRefusedToo() {
        engine.sealCertificates().record(FictitiousSeals.FIRST);
        Calls.Cost cost = Calls.of(() -> engine.sealCertificates().record(FictitiousSeals.FIRST));
        assertEquals(Map.of("PutItem", 1L), cost.operations());
        Calls.Call refused = cost.calls().getFirst();
        assertEquals("DynamoDb", refused.service());
        assertEquals(400, refused.status());
        assertTrue(refused.requestBytes() > 500 && refused.responseBytes() > 500, "it names what stands there");
    }

    private int run(String... properties) throws IOException, InterruptedException {
        ProcessBuilder builder = Java.builder(List.of(properties), AppendingProcess.class.getName(), engine.table())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "appending.log").toFile());
        builder.environment().putAll(stand.variables());
        Process process = builder.start();
        try {
            return Waiting.ended(process);
        } finally {
            process.destroyForcibly();
        }
    }
}
