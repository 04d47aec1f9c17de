package register.machine.notices;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;
import register.machine.site.SiblingFiles;
import register.machine.site.ThisMachine;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notices.Notifying;
import register.notices.letter.ChangeLetter;
import register.notices.letter.PlannedMail;
import register.notices.letter.RecipientLink;
import register.notices.objection.ObjectionLinks;
import register.notices.plan.NoticePlans;
import register.notices.plan.Plan;
import register.notices.plan.RunStart;
import register.notices.proof.RunCommitments;
import register.notices.sending.Runs;
import register.notices.sending.SendingRate;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.testing.Checkout;
import register.value.Language;
import register.value.PolicyId;

/// The peak heap while this many customers are notified, step by step. `infra/bench/notices` runs it.
@Tag("end-to-end")
final class NoticeHeap {
    private static final int MOST = Integer.getInteger("register.recipients", 50_000);
    private static final int SENT = 2_000;
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Path REPORT = Path.of("target", "notice-heap.md");

    @TempDir
    Path folder;

    /// Does a step, and records the maximum live heap in MB.
    private static void step(List<String> cells, Runnable step) {
        var most = new AtomicLong();
        var ended = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!ended.get()) {
                System.gc();
                long _ = most.accumulateAndGet(live(), Math::max);
                LockSupport.parkNanos(20_000_000);
            }
        });
        try {
            step.run();
        } finally {
            ended.set(true);
        }
        try {
            watch.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        cells.add("%.1f".formatted(most.get() / 1024.0 / 1024));
    }

    /// The heap after the last collection: later allocations are mostly garbage, and on a busy machine there are
    /// many.
    private static long live() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    @Test
    void theHeapOfManyIsThatOfFew() throws IOException {
        var lines = new ArrayList<>(List.of(
                "| recipients | before | plan | record | commit | send | plan again |",
                "|---|---|---|---|---|---|---|"));
        for (int count : List.of(MOST / 10, MOST)) {
            lines.add("| " + String.join(" | ", measured(count)) + " |");
        }
        Files.write(REPORT, lines);
    }

    private List<String> measured(int count) throws IOException {
        var settings = Settings.read(Map.of(
                "REGISTER_DATA", folder.resolve("data" + count).toString(),
                "REGISTER_URL", "https://register.example",
                "REGISTER_MAIL_FROM", "privacy@provider.example"));
        var cells = new ArrayList<>(List.of(Integer.toString(count)));
        try (ThisMachine machine = ThisMachine.open(settings, Clock.systemUTC())) {
            for (String version : List.of("2025-09-01", "2031-03-01")) {
                Path file = Checkout.file("infra/policies/example/" + version + ".yaml");
                machine.policyPublishing()
                        .publish(
                                PolicyFile.of(version + ".yaml", Files.readAllBytes(file), new SiblingFiles(file)),
                                Reasons.NONE);
            }
            ChangeAuthor mari = new ChangeAuthor("Mari", Clock.systemUTC().instant());
            for (int i = 0; i < count; i++) {
                var who = new Recipient.Who("C-" + i, "Customer " + i + " GmbH", "privacy@customer" + i + ".example");
                if (!machine.ports()
                        .recipients()
                        .add(Recipient.added(
                                RecipientId.next(),
                                POLICY,
                                Recipient.Kind.CONTACT,
                                who,
                                Language.ENGLISH,
                                Terms.NONE,
                                "import",
                                mari))) {
                    throw new AssertionError("a new register has no such contact");
                }
            }
            told(machine, mari, cells);
        }
        return cells;
    }

    private static void told(ThisMachine machine, ChangeAuthor mari, List<String> cells) {
        var plans = new NoticePlans(machine.register(), machine.noticeRate());
        RunAnnouncement announced = plans.announced(POLICY, null).orElseThrow();
        var letter = ChangeLetter.of(
                announced,
                machine.settings().mail(),
                machine.settings().address(),
                RecipientLink.SHOWN,
                new ObjectionLinks(machine.referenceKey(), machine.settings().address()));
        var mails = new PlannedMail(letter, NoticePlans.id(announced));
        var plan = new Plan[1];
        var run = new Run[1];
        step(cells, () -> LockSupport.parkNanos(200_000_000));
        step(cells, () -> plan[0] = plans.plan(announced, mails::bound));
        step(cells, () -> run[0] = new RunStart(plans).record(plan[0], mari));
        step(cells, () -> {
            var entry = new RunCommitments(machine.register()).plan(run[0]);
            var _ = machine.attesting().checkpoints().make(entry.policy(), entry.sequence());
        });
        step(cells, () -> {
            var ports = machine.ports();
            Run _ = new Runs(ports.notices(), ports.dueWork())
                    .send(run[0].id(), mari)
                    .orElseThrow();
            int taken = new Notifying(
                            machine.register(),
                            machine.settings().mail(),
                            machine.settings().address(),
                            machine.referenceKey(),
                            _ -> new Handover.Taken("id"),
                            null)
                    .sending(SendingRate.of(60_000))
                    .pass(() -> true, SENT)
                    .taken();
            if (taken != SENT) {
                throw new AssertionError("sent " + taken);
            }
        });
        step(cells, () -> plan[0] = plans.plan(announced, mails::bound));
    }
}
