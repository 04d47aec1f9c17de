package register.commands.follow;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.commands.conform.GuardedWeb;
import register.embedded.file.PrivateFiles;
import register.notice.NoticeDays;
import register.policy.PolicyVersion;
import register.value.PolicyId;

/// Looks at the lists of a version's subprocessors, each at most once a day (UTC), and reports what is new since the
/// last look. Publishes nothing.
///
/// @param version whose subprocessors are followed
/// @param days of notice that our customers must be given
/// @param own the address of our register, where a cycle ends; null if it has none
/// @param folder of everything that is kept: of this policy alone
public record Follow(
        PolicyVersion version, NoticeDays days, @Nullable URI own, Path folder, GuardedWeb web, Clock clock) {
    private static final String STATE = "state.json";
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /// Reports what is new. Unless this succeeds, it is reported again.
    @FunctionalInterface
    public interface Voice {
        void say(FollowReport report) throws IOException;
    }

    /// The folder of a policy's vendors.
    public static Path folder(Path data, PolicyVersion version) {
        return data.resolve("vendors").resolve(version.policy().value());
    }

    /// The version of a register with the latest date, because its subprocessors are those that a next version starts
    /// from.
    public static Optional<PolicyVersion> newest(Register register, PolicyId policy) {
        return register.history().inForce(policy, LATEST, null).map(register::shown);
    }

    /// @param goesOn false to stop after the current vendor
    /// @throws IOException if another look is under way, or nothing can be kept
    public FollowReport look(BooleanSupplier goesOn, Voice voice) throws IOException {
        PrivateFiles.folder(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), Set.of(CREATE, WRITE), PrivateFiles.file());
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new IOException(folder + ": another look is under way");
            }
            return locked(goesOn, voice);
        }
    }

    /// The next version's file, with what the vendors added as questions.
    ///
    /// @param report of the look before
    public String draft(FollowReport report) throws IOException {
        return FollowDraft.yaml(version, report, new Evidence(folder), clock.instant());
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private FollowReport locked(BooleanSupplier goesOn, Voice voice) throws IOException {
        Path file = folder.resolve(STATE);
        FollowState before = FollowState.read(file);
        var evidence = new Evidence(folder);
        FollowState after = looked(before, evidence, goesOn);
        if (!after.equals(before)) {
            after.write(file);
        }
        var report = new FollowReport(version, days, after, clock.instant());
        voice.say(report);
        if (!after.news().isEmpty()) {
            after.reported().write(file);
        }
        evidence.forget(clock.instant(), after.hashes());
        return report;
    }

    private FollowState looked(FollowState before, Evidence evidence, BooleanSupplier goesOn) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var news = new ArrayList<>(before.news());
        var vendors = new ArrayList<Seen>();
        Map<String, Validator> former = new HashMap<>(before.validatorsByAddress());
        var asking = new VendorWeb(web, evidence, former, clock);
        var logs = new VendorLogs(folder.resolve("logs"), asking, clock);
        Set<String> seen = new HashSet<>();
        Set<String> domains = new HashSet<>();
        if (own != null) {
            seen.add(Vendor.authority(own));
            domains.add(Vendor.authority(own));
        }
        boolean all = true;
        for (Vendor vendor : Vendor.of(version)) {
            Seen last = before.vendor(vendor.id()).orElse(null);
            boolean isFirst = vendor.domain().isEmpty() || domains.add(vendor.domain());
            Optional<Vendor> asked = isFirst ? Optional.of(vendor) : vendor.beside();
            if ((last != null && last.looked().equals(today)) || !goesOn.getAsBoolean()) {
                all = false;
                if (last != null) {
                    vendors.add(last);
                }
            } else if (asked.isPresent()) {
                VendorLook.Result result = new VendorLook(
                                asked.get(),
                                asking,
                                logs,
                                new Comparing(evidence, clock),
                                version.authoritativeLanguage() == null
                                        ? version.editions().keySet().iterator().next()
                                        : version.authoritativeLanguage(),
                                seen,
                                clock)
                        .look(last);
                vendors.add(result.seen());
                news.addAll(result.news());
            }
        }
        return FollowState.of(vendors, news, all ? asking.validators() : former);
    }
}
