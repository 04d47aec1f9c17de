package register.aws.table;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import register.aws.stand.Stands;
import register.contract.ChainContract;
import register.contract.ChainHistoryContract;
import register.contract.Engine;
import register.contract.IssuedDocumentsContract;
import register.contract.PublishingContract;
import register.contract.PublishingRaceContract;
import register.contract.RequestLogContract;

/// What of the contract needs no more of AWS than DynamoDB.
final class TableContractTest
        implements ChainContract,
                ChainHistoryContract,
                IssuedDocumentsContract,
                RequestLogContract,
                PublishingContract,
                PublishingRaceContract {
    private Engine engine;

    @BeforeEach
    void open() {
        engine = TableEngine.open(Stands.aws());
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    @Override
    public Engine engine() {
        return engine;
    }
}
