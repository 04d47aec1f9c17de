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

/// All of the engine's contract but its links: S3Mock takes any signature, so they are tried in `AwsLinksContractTest`.
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

    /// `AsKnownTest` asks 600 more, of a longer chain.
    @Override
    public int questions() {
        return 40;
    }

    /// A stand-in takes some hundred times as long for each call as the table itself. Faults that were put into this
    /// engine to try it were found by the first ten.
    @Override
    public int histories() {
        return 100;
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
