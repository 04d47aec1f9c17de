package register.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.contract.port.PublishingContract;
import register.contract.world.Fictitious;
import register.publishing.PublishingOutcome;
import register.value.PolicyId;

/// Publishes one version after another and prints the accepted ones: `sequence effectiveDate headerHash`.
final class PublisherProcess {
    private PublisherProcess() {}

    public static void main(String[] arguments) {
        PolicyId policy = new PolicyId(arguments[1]);
        LocalDate first = LocalDate.parse(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        try (EmbeddedPorts engine = EmbeddedPorts.open(Path.of(arguments[0]))) {
            var publishing = new Register(engine, Clock.systemUTC()).publishing();
            for (int i = 0; i < count; i++) {
                String mark = "version " + i;
                PublishingOutcome outcome = publishing.publish(
                        Fictitious.version(policy, first.plusDays(i), mark), PublishingContract.source(mark), null);
                if (outcome instanceof PublishingOutcome.Accepted accepted) {
                    EntryHeader header = accepted.header();
                    Jvm.say("%d %s %s".formatted(header.sequence(), header.effectiveDate(), header.hash()));
                }
            }
        }
    }
}
