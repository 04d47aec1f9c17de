package register.bench.growth;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import register.embedded.EmbeddedPorts;
import register.read.ReadHandler;
import register.value.PolicyId;

/// A register on this machine with many policies of one version each.
final class GrownIndex implements Grown {
    private static final LocalDate DAY = LocalDate.of(2000, 1, 1);
    private static final Instant RECORDED = Instant.parse("1999-12-01T00:00:00Z");
    private static final int SUBPROCESSORS = 10;

    private final EmbeddedPorts engine;
    private final ReadHandler handler;

    private GrownIndex(EmbeddedPorts engine) {
        this.engine = engine;
        this.handler = GrownRegister.handler(engine);
    }

    static GrownIndex grow(Path folder, int policies) {
        EmbeddedPorts engine = EmbeddedPorts.open(folder);
        for (int i = 0; i < policies; i++) {
            GrownRegister.append(
                    engine.chain(),
                    GrownRegister.version(new PolicyId("policy-" + i), DAY, SUBPROCESSORS),
                    1,
                    RECORDED);
        }
        return new GrownIndex(engine);
    }

    /// A page of the index, or the first 20.
    @Override
    public List<Question> questions() {
        return List.of(
                new Question(
                        "`/v1/policies`, first time asked",
                        () -> GrownRegister.get(GrownRegister.handler(engine), "/v1/policies", "")),
                new Question("`/v1/policies`", () -> GrownRegister.get(handler, "/v1/policies", "")),
                new Question("`/`, first time asked", () -> GrownRegister.get(GrownRegister.handler(engine), "/", "")),
                new Question("`/`", () -> GrownRegister.get(handler, "/", "")));
    }

    @Override
    public void close() {
        engine.close();
    }
}
