package register.aws.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import register.aws.stand.AwsEngine;
import register.aws.stand.S3ProxyStand;
import register.aws.stand.Shelves;
import register.aws.stand.Stands;
import register.contract.port.DocumentLinksContract;
import register.contract.world.EngineUnderTest;
import register.settings.Variables;

/// The links of the engine's contract, on S3Proxy, which checks signatures.
final class AwsLinksContractTest implements DocumentLinksContract {
    private S3ProxyStand stand;
    private EngineUnderTest engine;

    @BeforeEach
    void open() {
        stand = new S3ProxyStand();
        Shelves shelves = stand.shelves();
        engine = AwsEngine.over(Stands.aws(), shelves, () -> shelves.seenBy(Variables.of(stand.variables())));
    }

    @AfterEach
    void close() {
        engine.close();
        stand.close();
    }

    @Override
    public EngineUnderTest engine() {
        return engine;
    }
}
