package register.aws.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import register.aws.Environment;
import register.aws.stand.S3Stand;
import register.aws.stand.Shelves;
import register.contract.DocumentStoreContract;
import register.contract.Engine;

/// On S3Mock, which keeps the conditions of puts as S3 does.
final class S3DocumentsContractTest implements DocumentStoreContract {
    private final S3Stand stand = S3Stand.shared();
    private Engine engine;

    @BeforeEach
    void open() {
        Shelves shelves = stand.shelves();
        engine = new DocumentEngine(shelves, () -> shelves.seenBy(Environment.of(stand.variables())));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Override
    public Engine engine() {
        return engine;
    }
}
