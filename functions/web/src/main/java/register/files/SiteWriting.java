package register.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.brand.Brand;
import register.brand.Brands;
import register.chain.EntryHeader;
import register.chain.History;
import register.read.endpoint.ServedSite;
import register.read.proof.WitnessedLog;
import register.transparency.WitnessLog;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Writes a register's answers as files to a host. What a checkpoint covers is there before the checkpoint, and what
/// shows an entry is there when its checkpoint is: the files that change are replaced last, the checkpoints at the very
/// end.
public final class SiteWriting {
    /// Attempts to finish while entries are appended.
    private static final int ATTEMPTS = 5;

    private static final Proofs NONE = new Proofs(0, 0, 0);

    private final Ports ports;
    private final SiteHost host;
    private final History history;
    private final ServedSite site;
    private final SiteAnswers answers;
    private final BooleanSupplier late;
    private final Progress progress;
    private final List<Language> languages;
    private final Sha256 look;
    private final Editions editions;
    private final LastRun lastRun;
    private final SignedSizes sizes;
    private final Set<String> missing = new LinkedHashSet<>();
    private boolean complete;

    /// Is told how far a run has come.
    public interface Progress {
        void at(String step, long done, long all);
    }

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
        this.late = late;
        this.progress = progress;
        this.history = new History(ports.chain(), clock);
        this.editions = new Editions(ports.chain(), history);
        this.languages = editions.inForce();
        this.sizes = new SignedSizes(ports, host.isInFrontOfProgram());
        this.site = site.apply(languages);
        this.answers = new SiteAnswers(
                ports.chain(),
                ports.checkpoints(),
                ports.records(),
                ports.persons(),
                ports.documents(),
                this.site,
                clock);
        this.look = look();
        this.lastRun = new LastRun(ports.chain(), editions, SiteState.read(host), look, whole);
    }

    /// The entry of which another register, which has written the site, has another one; empty if there is none.
    public Optional<String> foreign() {
        return lastRun.foreign();
    }

    private Sha256 look() {
        var text = new StringBuilder(Program.hash(host.getClass())).append(site);
        brands().forEach(brand -> text.append(brand.json()));
        witnesses().trustFile().ifPresent(file -> text.append(file.text()));
        ports.sealCertificates().all().forEach(each -> text.append(each.sha256()));
        text.append(answers.at("/v1/openapi.json").map(file -> file.content().hash()));
        return Sha256.of(text.toString().getBytes(UTF_8));
    }

    private List<Brand> brands() {
        var brands = new ArrayList<Brand>();
        ports.brands().find(Brands.ANY).ifPresent(brands::add);
        ports.chain()
                .policies()
                .forEach(policy -> ports.brands().find(policy.value()).ifPresent(brands::add));
        return brands;
    }

    /// True if no policy's day has begun since the last run. Reads only what that left.
    ///
    /// @throws IOException if the host's state cannot be read
    public static boolean isOfToday(SiteHost host, Clock clock) throws IOException {
        return SiteState.read(host).filter(state -> state.isOfToday(clock)).isPresent();
    }

    /// True if nothing on which files depend has changed since the last run, which left nothing out: no entry, proof,
    /// day or setting.
    ///
    /// @throws UnsignedEntryException if no checkpoint covers an entry
    public boolean isCurrent() throws IOException {
        Map<PolicyId, SiteState.Made> known = lastRun.known();
        Map<PolicyId, Long> now = sizes.now();
        return known.keySet().equals(now.keySet())
                && known.entrySet().stream()
                        .allMatch(each -> isCurrent(each.getKey(), each.getValue(), now.get(each.getKey())));
    }

    private boolean isCurrent(PolicyId policy, SiteState.Made made, @Nullable Long size) {
        return size != null
                && made.size() == size
                && made.unfinished().isEmpty()
                && made.day().equals(affected(policy).today())
                && made.proofs().equals(Proofs.of(proofs(), policy, size, made.proofs()));
    }

    /// @return the addresses of PDFs that are not made yet
    /// @throws UnsignedEntryException if no checkpoint covers an entry
    /// @throws IOException if a file cannot be written
    public Set<String> write() throws IOException {
        var made = new TreeMap<PolicyId, SiteState.Made>();
        Map<PolicyId, SiteState.Made> known;
        for (int attempt = 1; true; attempt++) {
            Map<PolicyId, Long> sizes = this.sizes.now();
            known = lastRun.known();
            host.begin(known.isEmpty());
            made.clear();
            missing.clear();
            int done = 0;
            made.putAll(known);
            for (Map.Entry<PolicyId, Long> each : sizes.entrySet()) {
                progress.at("policies", ++done, sizes.size());
                SiteState.Made last = known.get(each.getKey());
                if (last == null || !isCurrent(each.getKey(), last, each.getValue())) {
                    made.put(each.getKey(), policy(each.getKey(), each.getValue(), last));
                }
            }
            var spoken = new TreeSet<>(languages);
            made.values().forEach(each -> spoken.addAll(each.languages()));
            for (String address : CommonAddresses.of(spoken, brands())) {
                host.stage(address, answers.at(address));
            }
            for (Map.Entry<String, SiteFile> own : host.own(answers.missing()).entrySet()) {
                host.stage(own.getKey(), Optional.of(own.getValue()));
            }
            for (PolicyId policy : sizes.keySet()) {
                for (String address : list(policy).head()) {
                    host.stageLast(address, answers.at(address));
                }
            }
            if (this.sizes.now().equals(sizes)) {
                break;
            } else if (attempt == ATTEMPTS) {
                throw new IOException("entries were appended during each of " + ATTEMPTS + " attempts");
            }
        }
        host.commit();
        if (known.isEmpty()) {
            host.sweep();
        }
        new SiteState(look, made).write(host);
        complete = made.values().stream().allMatch(each -> each.unfinished().isEmpty());
        return missing;
    }

    /// True if the last run left no file to the next one.
    public boolean isComplete() {
        return complete;
    }

    private WitnessedLog proofs() {
        return new WitnessedLog(ports.checkpoints(), witnesses());
    }

    private WitnessLog witnesses() {
        return new WitnessLog(ports.records());
    }

    private AffectedDates affected(PolicyId policy) {
        return new AffectedDates(
                ports.chain(),
                policy,
                history.today(ports.chain().head(policy).orElseThrow().timeZone()));
    }

    private SiteAddressList list(PolicyId policy) {
        return new SiteAddressList(policy);
    }

    /// @param last null if nothing of the policy is there
    private SiteState.Made policy(PolicyId policy, long size, SiteState.@Nullable Made last) throws IOException {
        SiteAddressList list = list(policy);
        AffectedDates affected = affected(policy);
        Proofs proofs = Proofs.of(proofs(), policy, size, last == null ? NONE : last.proofs());
        long unchanged = last == null ? 0 : last.proofs().unchanged(proofs, last.size());
        SortedSet<LocalDate> dates = last == null ? affected.all() : affected.since(unchanged, last.day());
        dates.addAll(last == null ? Set.of() : last.unfinished());
        SortedSet<LocalDate> unfinished = new TreeSet<>();
        // Also those of earlier editions, because others have links to their pages.
        SortedSet<Language> inLanguages = new TreeSet<>(last == null ? Set.of() : last.languages());
        long known = last == null ? 0 : last.size();
        log(list, unchanged, known, size);
        int done = 0;
        for (LocalDate date : dates.reversed()) {
            progress.at(policy + ": versions", ++done, dates.size());
            boolean left = late.getAsBoolean();
            int before = missing.size();
            inLanguages.addAll(version(list, date, left));
            if (left || missing.size() > before) {
                unfinished.add(date);
            }
        }
        for (int year : history.years(policy)) {
            if (dates.stream().anyMatch(date -> date.getYear() == year)) {
                stage(list.year(year, inLanguages));
            }
        }
        stage(list.archives(known, size, inLanguages));
        stage(list.current(inLanguages));
        EntryHeader head = ports.chain().headers(policy, size - 1, 1).getFirst();
        return new SiteState.Made(
                size, head.hash(), head.timeZone(), affected.today(), proofs, inLanguages, unfinished);
    }

    private void log(SiteAddressList list, long unchanged, long known, long size) throws IOException {
        for (long entry = unchanged + 1; entry <= size; entry++) {
            put(list.entry(entry));
        }
        put(list.tiles(known, size));
    }

    /// @param left true if its files are left to the next run
    /// @return the languages of all editions for the date
    private Set<Language> version(SiteAddressList list, LocalDate date, boolean left) throws IOException {
        var all = new TreeSet<Language>();
        var addresses = new ArrayList<String>();
        for (EntryHeader header : history.entriesOf(list.policy(), date)) {
            if (header.kind().states()) {
                Set<Language> of = editions.of(header);
                all.addAll(of);
                addresses.addAll(list.revision(header, of));
            }
        }
        for (String address : addresses) {
            Optional<SiteFile> file = left ? Optional.empty() : answers.at(address);
            if (file.isEmpty() && !left && address.endsWith(".pdf")) {
                missing.add(address);
            }
            host.stage(address, file);
        }
        for (String address : list.date(date, all)) {
            host.stage(address, left ? Optional.empty() : answers.at(address));
        }
        return all;
    }

    private void put(List<String> addresses) throws IOException {
        for (String address : addresses) {
            host.put(address, answers.at(address));
        }
    }

    private void stage(List<String> addresses) throws IOException {
        for (String address : addresses) {
            host.stage(address, answers.at(address));
        }
    }
}
