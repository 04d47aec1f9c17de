package register.bench.growth;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.embedded.EmbeddedPorts;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.read.ReadHandler;
import register.value.Bytes;
import register.value.PolicyId;

/// A register on this machine with many policies of one version each.
final class GrownIndex implements AutoCloseable {
    private static final LocalDate DAY = LocalDate.of(2000, 1, 1);
    private static final Instant RECORDED = Instant.parse("1999-12-01T00:00:00Z");
    private static final int SUBPROCESSORS = 10;

    private final EmbeddedPorts engine;
    private final ReadHandler handler;

    private GrownIndex(EmbeddedPorts engine) {
        this.engine = engine;
        this.handler = GrownRegister.handler(engine);
    }

    /// A question about the policies: a page of the index, or the first 20.
    enum Question {
        LIST("`/v1/policies`, first time asked"),
        LIST_AGAIN("`/v1/policies`"),
        PAGE("`/`, first time asked"),
        PAGE_AGAIN("`/`");

        private final String words;

        Question(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static GrownIndex grow(Path folder, int policies) {
        EmbeddedPorts engine = EmbeddedPorts.open(folder);
        for (int i = 0; i < policies; i++) {
            PolicyVersion version = GrownRegister.version(new PolicyId("policy-" + i), DAY, SUBPROCESSORS);
            Bytes content = Bytes.canonical(PolicyCodec.encode(version));
            var header = new EntryHeader(
                    version.policy(),
                    1,
                    EntryKind.PUBLICATION,
                    DAY,
                    version.timeZone(),
                    1,
                    RECORDED,
                    null,
                    null,
                    content.hash());
            if (!engine.chain().append(new Entry(header, content))) {
                throw new IllegalStateException("the chain did not take " + version.policy());
            }
        }
        return new GrownIndex(engine);
    }

    /// Asks the question once.
    ///
    /// @return the time until the answer, in nanoseconds
    long time(Question question) {
        return switch (question) {
            case LIST -> GrownRegister.get(GrownRegister.handler(engine), "/v1/policies", "");
            case LIST_AGAIN -> GrownRegister.get(handler, "/v1/policies", "");
            case PAGE -> GrownRegister.get(GrownRegister.handler(engine), "/", "");
            case PAGE_AGAIN -> GrownRegister.get(handler, "/", "");
        };
    }

    @Override
    public void close() {
        engine.close();
    }
}
