package register.files;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.chain.History;
import register.read.endpoint.ServedSite;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Writes a register's answers as files to a host. What a checkpoint covers is there before the checkpoint, and what
/// shows an entry is there when its checkpoint is: the files that change are replaced last, the checkpoints at the very
/// end.
public final class SiteWriting {
    /// Attempts to finish while entries are appended.
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final SiteHost host;
    private final StagedFiles files;
    private final Clock clock;
    private final ServedSite site;
    private final BooleanSupplier late;
    private final Progress progress;
    private final List<Language> languages;
    private final SiteSettings settings;
    private final Sha256 look;
    private final LastRun lastRun;
    private final SignedSizes sizes;
    private final LinkedHashSet<String> missing = new LinkedHashSet<>();
    private @Nullable Start start;
    private boolean complete;

    /// Is told how far a run has come.
    public interface Progress {
        void at(String step, long done, long all);
    }

    /// What there is to do.
    ///
    /// @param sizes of the logs
    /// @param known what the host has already
    private record Start(Map<PolicyId, Long> sizes, Map<PolicyId, SiteState.Made> known) {}

    /// @param site by the languages of the editions in force
    /// @param whole true if all is to be made again
    /// @param late true once the time is up: the next run then makes the files of further versions, now removed
    /// @throws IOException if the host's state cannot be read
    public SiteWriting(
            Ports ports,
            Function<List<Language>, ServedSite> site,
            SiteHost host,
            boolean whole,
            Clock clock,
            BooleanSupplier late,
            Progress progress)
            throws IOException {
        this.ports = ports;
        this.host = host;
        this.files = new StagedFiles(host);
        this.clock = clock;
        this.late = late;
        this.progress = progress;
        var editions = new Editions(ports.chain(), new History(ports.chain(), clock));
        this.languages = editions.inForce();
        this.sizes = new SignedSizes(ports, host.isInFrontOfProgram());
        this.site = site.apply(languages);
        this.settings = new SiteSettings(ports, host.program(), this.site);
        this.look = settings.hash(register().answers());
        this.lastRun = new LastRun(ports.chain(), editions, SiteState.read(host), look, whole);
    }

    /// The entry of which another register, which has written the site, has another one; empty if there is none.
    public Optional<String> foreign() {
        return lastRun.foreign();
    }

    /// True if no policy's day has begun since the last run. Reads only what that left.
    ///
    /// @throws IOException if the host's state cannot be read
    public static boolean isOfToday(SiteHost host, Clock clock) throws IOException {
        return SiteState.read(host).filter(state -> state.isOfToday(clock)).isPresent();
    }

    private SiteView register() {
        return SiteView.of(ports, site, clock);
    }

    private Start start() throws IOException {
        Map<PolicyId, Long> signed = sizes.now();
        return new Start(signed, lastRun.known());
    }

    /// True if nothing on which files depend has changed since the last run, which left nothing out: no entry, proof,
    /// day or setting.
    ///
    /// @throws UnsignedEntryException if no checkpoint covers an entry
    public boolean isCurrent() throws IOException {
        Start now = start();
        start = now;
        SiteView register = register();
        return now.known().keySet().equals(now.sizes().keySet())
                && now.known().entrySet().stream()
                        .allMatch(each -> isCurrent(
                                register,
                                each.getKey(),
                                each.getValue(),
                                now.sizes().get(each.getKey())));
    }

    private static boolean isCurrent(SiteView register, PolicyId policy, SiteState.Made made, @Nullable Long size) {
        return size != null
                && made.size() == size
                && made.unfinished().isEmpty()
                && made.day().equals(register.affected(policy).today())
                && made.proofs().equals(Proofs.of(register.proofs(), policy, size, made.proofs()));
    }

    /// @return the addresses of PDFs that are not made yet
    /// @throws UnsignedEntryException if no checkpoint covers an entry
    /// @throws IOException if a file cannot be written
    public Set<String> write() throws IOException {
        Start now = start == null ? start() : start;
        start = null;
        Map<PolicyId, SiteState.Made> made = made(now);
        for (int attempt = 1; !sizes.now().equals(now.sizes()); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IOException("entries were appended during each of " + ATTEMPTS + " attempts");
            }
            now = start();
            made = made(now);
        }
        files.commit();
        if (now.known().isEmpty()) {
            files.sweep();
        }
        new SiteState(look, made).write(host);
        complete = made.values().stream().allMatch(each -> each.unfinished().isEmpty());
        return missing;
    }

    private Map<PolicyId, SiteState.Made> made(Start now) throws IOException {
        files.begin(now.known().isEmpty());
        missing.clear();
        SiteView register = register();
        var policies = new PolicyWriting(register, files, late, progress, missing);
        var made = new TreeMap<>(now.known());
        int done = 0;
        for (Map.Entry<PolicyId, Long> each : now.sizes().entrySet()) {
            progress.at("policies", ++done, now.sizes().size());
            SiteState.Made last = now.known().get(each.getKey());
            if (last == null || !isCurrent(register, each.getKey(), last, each.getValue())) {
                made.put(each.getKey(), policies.write(each.getKey(), each.getValue(), last));
            }
        }
        var spoken = new TreeSet<>(languages);
        made.values().forEach(each -> spoken.addAll(each.languages()));
        for (String address : CommonAddresses.of(spoken, settings.brands())) {
            files.stage(address, register.answers().at(address));
        }
        for (Map.Entry<String, SiteFile> own :
                host.own(register.answers().missing()).entrySet()) {
            files.stage(own.getKey(), Optional.of(own.getValue()));
        }
        for (PolicyId policy : now.sizes().keySet()) {
            for (String address : new SiteAddressList(policy).head()) {
                files.stageLast(address, register.answers().at(address));
            }
        }
        return made;
    }

    /// True if the last run left no file to the next one.
    public boolean isComplete() {
        return complete;
    }

    /// What was done to the host's files.
    public FileCounts counts() {
        return files.counts();
    }
}
