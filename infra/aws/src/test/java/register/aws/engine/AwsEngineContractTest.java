package register.aws.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import register.aws.stand.AwsEngine;
import register.aws.stand.Stands;
import register.contract.StateContract;
import register.contract.world.EngineUnderTest;

/// The whole contract of an engine except links: S3Mock accepts any signature, so `AwsLinksContractTest` tests them.
final class AwsEngineContractTest implements StateContract {
    private EngineUnderTest engine;

    @BeforeAll
    static void tell() throws IOException {
        Files.writeString(Path.of("target", "stands.txt"), Stands.names());
    }

    @BeforeEach
    void open() {
        engine = AwsEngine.open();
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    /// `AsKnownTest` makes 240 more, on a longer chain.
    @Override
    public int questions() {
        return 40;
    }

    /// Together, the 96 summaries are asked of every day several times.
    @Override
    public int daysApart() {
        return 8;
    }

    /// Each call to a stand-in takes some hundred times longer than one to the real table. Deliberate faults in
    /// this engine were found within the first ten.
    @Override
    public int histories() {
        return 25;
    }

    /// About a hundred tries, whereas 50 publishers need a thousand.
    @Override
    public int publishersOfDates() {
        return 15;
    }

    @Override
    public int questionsOfEach() {
        return 12;
    }

    @Override
    public EngineUnderTest engine() {
        return engine;
    }
}
