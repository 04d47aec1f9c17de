package register.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import register.chain.Chain;
import register.chain.CheckpointLog;
import register.contract.Engine;
import register.contract.EngineContract;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.person.PersonRecords;
import register.request.DailyQuotas;
import register.request.FailureLog;
import register.request.NoticeLog;
import register.request.RequestLog;
import register.request.RetryLog;

final class EmbeddedEngineContractTest implements EngineContract {
    @TempDir
    Path folder;

    private Engine engine;

    @BeforeEach
    void open() {
        engine = new Opened(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Override
    public Engine engine() {
        return engine;
    }

    private static final class Opened implements Engine {
        private static final String BASE = "http://127.0.0.1:8080";

        private final Path data;
        private final EmbeddedEngine engine;
        private final EmbeddedLinks links;

        private Opened(Path data) {
            this.data = data;
            this.engine = EmbeddedEngine.open(data);
            this.links = engine.links(BASE, Clock.systemUTC());
        }

        @Override
        public Chain chain() {
            return engine.chain();
        }

        @Override
        public DocumentStore documents() {
            return engine.documents();
        }

        @Override
        public IssuedDocuments issuedDocuments() {
            return engine.issuedDocuments();
        }

        @Override
        public RequestLog requests() {
            return engine.requests();
        }

        @Override
        public DailyQuotas quotas() {
            return engine.quotas();
        }

        @Override
        public NoticeLog notices() {
            return engine.notices();
        }

        @Override
        public RetryLog retries() {
            return engine.retries();
        }

        @Override
        public FailureLog failures() {
            return engine.failures();
        }

        @Override
        public CheckpointLog checkpoints() {
            return engine.checkpoints();
        }

        @Override
        public SealCertificates sealCertificates() {
            return engine.sealCertificates();
        }

        @Override
        public PersonRecords persons() {
            return engine.persons();
        }

        @Override
        public DocumentLinks links() {
            return links;
        }

        @Override
        public Optional<byte[]> follow(URI link) {
            return links.resolve(link.getRawPath(), link.getRawQuery())
                    .flatMap(target -> engine.documents().get(target.key()));
        }

        @Override
        public Engine reopened() {
            return new Opened(data);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
